"""IATI files that the tests make: one of somebody else, whole and by the standard, and ways to break it."""

from pathlib import Path

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" generated-datetime="2026-01-02T00:00:00Z">
  <iati-activity default-currency="USD" xml:lang="en">
    <iati-identifier>XM-DAC-7-PPR-1</iati-identifier>
    <reporting-org ref="XM-DAC-7" type="10"><narrative>Foreign Ministry</narrative></reporting-org>
    <title><narrative>Courts open to all</narrative><narrative xml:lang="ru">Открытые суды</narrative></title>
    <description type="1"><narrative>Observers in
      courts.</narrative></description>
    <participating-org role="1" type="10" ref="XM-DAC-7"><narrative>Abroad</narrative></participating-org>
    <participating-org role="4" type="21"><narrative>Saferworld</narrative></participating-org>
    <participating-org role="2" type="10"><narrative>Northern Justice</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2023-12-01"/>
    <activity-date type="2" iso-date="2024-01-15"/>
    <activity-date type="3" iso-date="2026-12-31"/>
    <recipient-country code="TJ" percentage="100"/>
    <location><location-id vocabulary="A1" code="TJ-SU"/></location>
    <location ref="TJ-GB"/>
    <sector vocabulary="1" code="15130" percentage="60"/>
    <sector code="15160" percentage="40"/>
    <budget><period-start iso-date="2024-01-15"/><period-end iso-date="2024-12-31"/>
      <value value-date="2024-01-15">1000.50</value></budget>
    <budget><period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
      <value value-date="2025-01-01" currency="USD">2000</value></budget>
    <budget type="2"><period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
      <value value-date="2025-01-01" currency="USD">2500</value></budget>
    <transaction><transaction-type code="1"/></transaction>
    <document-link url="https://example.org" format="text/html"><title><narrative>Plan</narrative></title>
      <category code="A02"/></document-link>
    <result type="1">
      <title><narrative>Hearings</narrative></title>
      <indicator measure="1">
        <title><narrative>Hearings observed</narrative></title>
        <baseline year="2023" value="5"/>
        <period><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>
          <target value="40"/>
          <actual value="38"><comment><narrative>Two were closed.</narrative></comment></actual>
          <actual value="20"><dimension name="sex" value="female"/></actual></period>
        <period><period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
          <target value="60"/></period>
      </indicator>
      <indicator measure="5"><title><narrative>Judges welcome observers</narrative></title></indicator>
    </result>
  </iati-activity>
</iati-activities>
"""


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def changed(old: str, new: str) -> str:
    """The foreign file with one part of it changed; the part must be there."""
    assert old in FOREIGN
    return FOREIGN.replace(old, new, 1)


def dropped(element: str) -> str:
    """The foreign file without the first line that begins with this element."""
    lines = FOREIGN.splitlines(keepends=True)
    (first, *_) = (place for place, line in enumerate(lines) if line.strip().startswith(f"<{element}"))
    return "".join(lines[:first] + lines[first + 1 :])
