-- Every table of the data package as the warehouse keeps it: types, required values, domains, keys and
-- references. data/datapackage.json says the same for the CSV files; a test holds the two against each other.
-- A partial date (2025 or 2025-10) is text; the loader checks that it can exist in the calendar.
-- Tables stand in the order in which they are filled: a table after those it refers to.
--
-- Two keys of the package are held by the loader alone and not declared here: the identity of an observation
-- (indicator, region, place, dimension, period, producer, source, series, qualifier) and the region of a
-- recommendation. Some of their cells may be empty, and SQL never holds two nulls for alike, so a unique
-- constraint would let most duplicates pass; and over ten million observations its index alone would need
-- more memory than the whole build may take. The other constraints were measured at that size and stay.

create table regions (
    region_code varchar not null check (regexp_full_match(region_code, 'TJ(-[A-Z]{2})?')),
    position integer not null unique check (position >= 0),
    kind varchar not null check (kind in ('nation', 'capital', 'region', 'districts')),
    name_en varchar not null,
    name_ru varchar not null,
    name_tg varchar not null,
    short_en varchar not null,
    short_ru varchar not null,
    short_tg varchar not null,
    also_known_as varchar,
    area_km2 double check (area_km2 >= 0),
    lat double not null check (lat between 36 and 42),
    lon double not null check (lon between 67 and 76),
    note varchar,
    primary key (region_code)
);

create table places (
    place_id varchar not null check (regexp_full_match(place_id, '[a-z0-9][a-z0-9_]*')),
    region_code varchar not null references regions (region_code),
    kind varchar not null check (kind in ('city', 'district', 'city_district', 'zone')),
    name_en varchar not null,
    name_ru varchar not null,
    name_tg varchar not null,
    also_known_as varchar,
    lat double not null check (lat between 36 and 42),
    lon double not null check (lon between 67 and 76),
    area_km2 double check (area_km2 >= 0),
    note varchar,
    source_url varchar,
    primary key (place_id)
);

create table themes (
    theme_id varchar not null check (regexp_full_match(theme_id, '[a-z0-9][a-z0-9_]*')),
    position integer not null unique check (position >= 1),
    name_en varchar not null,
    name_ru varchar not null,
    name_tg varchar not null,
    dac_sector varchar check (regexp_full_match(dac_sector, '[1-9][0-9]{4}')),
    note varchar,
    primary key (theme_id)
);

create table units (
    unit_id varchar not null check (regexp_full_match(unit_id, '[a-z0-9][a-z0-9_]*')),
    name_en varchar not null,
    name_ru varchar,
    name_tg varchar,
    minimum double,
    maximum double,
    integer boolean not null,
    primary key (unit_id),
    check (minimum is null or maximum is null or minimum < maximum)
);

create table producers (
    producer_id varchar not null check (regexp_full_match(producer_id, '[a-z0-9][a-z0-9_]*')),
    name_en varchar not null,
    name_ru varchar,
    name_tg varchar,
    voice varchar check (voice in ('state', 'civil_society', 'international', 'academic', 'media')),
    parent varchar references producers (producer_id),
    url varchar check (regexp_full_match(url, 'https?://\S+')),
    note varchar,
    primary key (producer_id),
    check (voice is not null or producer_id = 'paygiri')
);

create table sources (
    source_id varchar not null check (regexp_full_match(source_id, '[a-z0-9][a-z0-9_]*')),
    title varchar not null,
    publisher varchar not null,
    url varchar check (regexp_full_match(url, 'https?://\S+')),
    published varchar check (regexp_full_match(published, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    accessed date not null,
    language varchar not null check (regexp_full_match(language, '[a-z]{2}')),
    kind varchar not null check (kind in ('primary', 'communique', 'dataset', 'news', 'mirror')),
    original_publisher varchar,
    licence varchar,
    note varchar,
    primary key (source_id)
);

create table indicators (
    indicator_id varchar not null check (regexp_full_match(indicator_id, '[a-z0-9][a-z0-9_]*')),
    name_en varchar not null,
    name_ru varchar not null,
    name_tg varchar not null,
    definition_en varchar not null,
    definition_ru varchar not null,
    definition_tg varchar not null,
    unit_id varchar not null references units (unit_id),
    theme_id varchar not null references themes (theme_id),
    ohchr_type varchar not null check (ohchr_type in ('structure', 'process', 'outcome')),
    polarity varchar not null check (polarity in ('higher_is_better', 'higher_is_worse', 'neutral')),
    kind varchar not null check (kind in ('count', 'share', 'rate', 'score', 'rank', 'amount', 'category')),
    additive_across_regions boolean not null,
    note varchar,
    primary key (indicator_id)
);

create table series (
    series varchar not null,
    name_en varchar not null,
    name_ru varchar,
    name_tg varchar,
    primary key (series)
);

create table observations (
    observation_id varchar not null check (regexp_full_match(observation_id, '[A-Za-z0-9][A-Za-z0-9._-]*')),
    indicator_id varchar not null references indicators (indicator_id),
    region_code varchar not null references regions (region_code),
    place_id varchar references places (place_id),
    dimension varchar check (regexp_full_match(dimension, '[a-z_]+=[^;=]+(;[a-z_]+=[^;=]+)*')),
    period_start date not null,
    period_end date not null,
    period_kind varchar not null check (period_kind in ('year', 'half_year', 'quarter', 'month', 'point', 'census', 'survey', 'multi_year', 'other')),
    value double,
    value_text varchar,
    value_low double,
    value_high double,
    qualifier varchar not null check (qualifier in ('=', '~', '>', '>=', '<=', '<')),
    producer_id varchar not null references producers (producer_id),
    source_id varchar not null references sources (source_id),
    series varchar,
    yearly boolean not null,
    cumulative boolean not null,
    confidence varchar not null check (confidence in ('high', 'medium', 'low')),
    note varchar,
    primary key (observation_id),
    check (period_start <= period_end),
    check (value_low is null or value_high is null or value_low <= value_high),
    check (value is null or value_low is null or value_low <= value),
    check (value is null or value_high is null or value <= value_high),
    check (value is not null or value_text is not null or value_low is not null or value_high is not null)
);

create table series_breaks (
    break_id varchar not null check (regexp_full_match(break_id, '[A-Za-z0-9][A-Za-z0-9._-]*')),
    indicator_id varchar not null references indicators (indicator_id),
    region_code varchar not null references regions (region_code),
    date date not null,
    kind varchar not null check (kind in ('boundary', 'method', 'scale', 'vintage')),
    explanation_en varchar not null,
    explanation_ru varchar not null,
    explanation_tg varchar not null,
    primary key (break_id)
);

create table comparability (
    group_id varchar not null check (regexp_full_match(group_id, '[a-z0-9][a-z0-9_]*')),
    indicator_id varchar not null references indicators (indicator_id),
    comparable varchar not null check (comparable in ('same_quantity', 'similar_quantity', 'not_comparable')),
    explanation_en varchar not null,
    explanation_ru varchar,
    explanation_tg varchar,
    primary key (group_id, indicator_id)
);

create table exclusions (
    exclusion_id varchar not null check (regexp_full_match(exclusion_id, 'x\d{4,}')),
    indicator varchar not null,
    region_code varchar not null references regions (region_code),
    year integer check (year between 1900 and 2100),
    value varchar,
    url varchar,
    reason varchar not null,
    duplicate_of varchar references observations (observation_id),
    primary key (exclusion_id)
);

create table ledger (
    figure_row integer not null check (figure_row >= 1),
    figure_key varchar not null unique check (regexp_full_match(figure_key, '[0-9a-f]{16}')),
    observation_id varchar unique references observations (observation_id),
    exclusion_id varchar unique references exclusions (exclusion_id),
    primary key (figure_row),
    check ((observation_id is null) <> (exclusion_id is null))
);

create table forums (
    forum_id varchar not null check (regexp_full_match(forum_id, '[a-z0-9][a-z0-9_]*')),
    cycle_id varchar references forums (forum_id),
    kind varchar not null check (kind in ('dialogue', 'eu_dialogue', 'treaty_body', 'special_procedure', 'upr', 'briefing', 'project', 'national_plan', 'strategy')),
    date varchar not null check (regexp_full_match(date, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    place_en varchar,
    place_ru varchar,
    place_tg varchar,
    title_en varchar not null,
    title_ru varchar not null,
    title_tg varchar not null,
    source_id varchar not null references sources (source_id),
    note varchar,
    primary key (forum_id)
);

create table institutions (
    institution_id varchar not null check (regexp_full_match(institution_id, '[a-z0-9][a-z0-9_]*')),
    kind varchar not null check (kind in ('state', 'local_authority', 'parliament', 'judiciary', 'nhri', 'civil_society', 'international', 'donor')),
    voice varchar not null check (voice in ('state', 'civil_society', 'international', 'academic', 'media')),
    name_en varchar not null,
    name_ru varchar not null,
    name_tg varchar not null,
    primary key (institution_id)
);

create table recommendations (
    recommendation_id varchar not null check (regexp_full_match(recommendation_id, '[A-Z][A-Z0-9]*(-[0-9]+)?')),
    forum_id varchar not null references forums (forum_id),
    theme_id varchar not null references themes (theme_id),
    basis varchar not null check (basis in ('communique', 'speech', 'briefing', 'treaty_text', 'national_document')),
    text_en varchar not null,
    text_ru varchar not null,
    text_tg varchar not null,
    verifiable varchar not null check (verifiable in ('yes', 'partly', 'no')),
    verifiable_reason_en varchar not null,
    verifiable_reason_ru varchar not null,
    verifiable_reason_tg varchar not null,
    target_date varchar check (regexp_full_match(target_date, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    source_id varchar not null references sources (source_id),
    note varchar,
    primary key (recommendation_id)
);

create table recommendation_regions (
    recommendation_id varchar not null references recommendations (recommendation_id),
    region_code varchar not null references regions (region_code),
    place_id varchar references places (place_id)
);

create table recommendation_addressees (
    recommendation_id varchar not null references recommendations (recommendation_id),
    institution_id varchar not null references institutions (institution_id),
    role varchar not null check (role in ('lead', 'supporting')),
    primary key (recommendation_id, institution_id)
);

create table recommendation_links (
    from_id varchar not null references recommendations (recommendation_id),
    to_id varchar not null references recommendations (recommendation_id),
    relation varchar not null check (relation in ('continues', 'merges', 'splits', 'restates', 'crosswalk')),
    reason_en varchar not null,
    reason_ru varchar not null,
    reason_tg varchar not null,
    primary key (from_id, to_id, relation)
);

create table recommendation_indicators (
    recommendation_id varchar not null references recommendations (recommendation_id),
    indicator_id varchar not null references indicators (indicator_id),
    reason_en varchar not null,
    reason_ru varchar not null,
    reason_tg varchar not null,
    primary key (recommendation_id, indicator_id)
);

create table status_events (
    event_id varchar not null check (regexp_full_match(event_id, '[A-Z][A-Z0-9]*(-[0-9]+)?-e[0-9]+')),
    recommendation_id varchar not null references recommendations (recommendation_id),
    date varchar check (regexp_full_match(date, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    status varchar not null check (status in ('regressed', 'not_started', 'in_progress', 'partially_implemented', 'implemented', 'no_evidence', 'not_assessable')),
    producer_id varchar not null references producers (producer_id),
    evidence_en varchar not null,
    evidence_ru varchar not null,
    evidence_tg varchar not null,
    source_id varchar not null references sources (source_id),
    is_baseline boolean not null,
    date_note_en varchar,
    date_note_ru varchar,
    date_note_tg varchar,
    confidence varchar not null check (confidence in ('high', 'medium', 'low')),
    note varchar,
    primary key (event_id)
);

create table projects (
    project_id varchar not null check (regexp_full_match(project_id, '[A-Z][A-Z0-9]*')),
    kind varchar not null check (kind in ('project', 'programme', 'platform', 'strategy')),
    title_en varchar not null,
    title_ru varchar not null,
    title_tg varchar not null,
    start_date varchar check (regexp_full_match(start_date, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    end_date varchar check (regexp_full_match(end_date, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    date_note_en varchar,
    date_note_ru varchar,
    date_note_tg varchar,
    budget decimal(18, 2) check (budget >= 0),
    currency varchar check (currency in ('CAD', 'CHF', 'EUR', 'GBP', 'TJS', 'USD')),
    objective_en varchar not null,
    objective_ru varchar not null,
    objective_tg varchar not null,
    source_id varchar not null references sources (source_id),
    iati_identifier varchar unique check (regexp_full_match(iati_identifier, '[^/&|?\s]{1,150}')),
    note varchar,
    primary key (project_id),
    check (budget is null or currency is not null)
);

create table project_regions (
    project_id varchar not null references projects (project_id),
    region_code varchar not null references regions (region_code),
    basis varchar not null check (basis in ('stated', 'inferred')),
    note varchar,
    primary key (project_id, region_code)
);

create table project_themes (
    project_id varchar not null references projects (project_id),
    theme_id varchar not null references themes (theme_id),
    primary key (project_id, theme_id)
);

create table project_places (
    project_id varchar not null references projects (project_id),
    place_id varchar not null references places (place_id),
    primary key (project_id, place_id)
);

create table organisations (
    organisation_id varchar not null check (regexp_full_match(organisation_id, '[a-z0-9][a-z0-9_]*')),
    name_en varchar not null,
    name_ru varchar not null,
    name_tg varchar not null,
    kind varchar not null check (kind in ('state', 'donor', 'ngo_national', 'ngo_international', 'intergovernmental', 'private', 'group')),
    iati_ref varchar unique check (regexp_full_match(iati_ref, '[^/&|?\s]{1,150}')),
    primary key (organisation_id)
);

create table project_partners (
    project_id varchar not null references projects (project_id),
    organisation_id varchar not null references organisations (organisation_id),
    role varchar not null check (role in ('donor', 'implementer', 'partner')),
    share double check (share between 0 and 100),
    primary key (project_id, organisation_id, role),
    check (share is null or role = 'donor')
);

create table project_recommendations (
    project_id varchar not null references projects (project_id),
    recommendation_id varchar not null references recommendations (recommendation_id),
    reason_en varchar not null,
    reason_ru varchar not null,
    reason_tg varchar not null,
    primary key (project_id, recommendation_id)
);

create table results (
    result_id varchar not null check (regexp_full_match(result_id, '[A-Z][A-Z0-9]*-r[0-9]+')),
    project_id varchar not null references projects (project_id),
    indicator_en varchar not null,
    indicator_ru varchar not null,
    indicator_tg varchar not null,
    level varchar not null check (level in ('output', 'outcome', 'impact', 'context')),
    unit varchar,
    baseline double,
    target double,
    achieved double,
    achieved_low double,
    achieved_high double,
    period_start varchar check (regexp_full_match(period_start, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    period_end varchar check (regexp_full_match(period_end, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    region_code varchar not null references regions (region_code),
    source_id varchar not null references sources (source_id),
    caveat_en varchar,
    caveat_ru varchar,
    caveat_tg varchar,
    flagged boolean not null,
    same_as varchar references results (result_id),
    primary key (result_id),
    check (achieved_low is null or achieved_high is null or achieved_low <= achieved_high),
    check (achieved is null or achieved_low is null or achieved_low <= achieved),
    check (achieved is null or achieved_high is null or achieved <= achieved_high)
);

create table events (
    event_id varchar not null check (regexp_full_match(event_id, 'ev\d{3,}')),
    date varchar not null check (regexp_full_match(date, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    kind varchar not null check (kind in ('dialogue', 'forum', 'conference', 'training', 'law', 'review', 'closure', 'other')),
    title_en varchar not null,
    title_ru varchar not null,
    title_tg varchar not null,
    place_en varchar,
    place_ru varchar,
    place_tg varchar,
    region_code varchar not null references regions (region_code),
    place_id varchar references places (place_id),
    organiser_en varchar,
    organiser_ru varchar,
    organiser_tg varchar,
    participants integer check (participants >= 0),
    source_id varchar not null references sources (source_id),
    note varchar,
    primary key (event_id)
);

create table project_events (
    project_id varchar not null references projects (project_id),
    event_id varchar not null references events (event_id),
    basis varchar not null check (basis in ('stated', 'inferred')),
    primary key (project_id, event_id)
);

create table claims (
    claim_id varchar not null check (regexp_full_match(claim_id, 'C\d{2,}')),
    document_source_id varchar not null references sources (source_id),
    said_by_en varchar not null,
    said_by_ru varchar not null,
    said_by_tg varchar not null,
    region_code varchar not null references regions (region_code),
    statement_en varchar not null,
    statement_ru varchar not null,
    statement_tg varchar not null,
    value varchar,
    unit varchar,
    direction varchar not null check (direction in ('level', 'up', 'down')),
    period varchar not null,
    subject varchar not null,
    evidence_en varchar not null,
    evidence_ru varchar not null,
    evidence_tg varchar not null,
    evidence_source_id varchar not null references sources (source_id),
    verdict varchar not null check (verdict in ('supported', 'unverified', 'contradicted')),
    verdict_reason_en varchar not null,
    verdict_reason_ru varchar not null,
    verdict_reason_tg varchar not null,
    primary key (claim_id)
);

create table claim_contradictions (
    claim_id varchar not null references claims (claim_id),
    contradicts_id varchar not null references claims (claim_id),
    reason_en varchar not null,
    reason_ru varchar not null,
    reason_tg varchar not null,
    primary key (claim_id, contradicts_id),
    check (claim_id < contradicts_id)
);

create table priorities (
    priority_id varchar not null check (regexp_full_match(priority_id, 'pr-[a-z0-9-]+')),
    region_code varchar not null references regions (region_code),
    place_id varchar references places (place_id),
    theme_id varchar not null references themes (theme_id),
    kind varchar not null check (kind in ('concern', 'success')),
    title_en varchar not null,
    title_ru varchar not null,
    title_tg varchar not null,
    detail_en varchar not null,
    detail_ru varchar not null,
    detail_tg varchar not null,
    producer_id varchar not null references producers (producer_id),
    source_id varchar not null references sources (source_id),
    date varchar not null check (regexp_full_match(date, '\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    primary key (priority_id)
);

create table glossary (
    term_en varchar not null,
    term_ru varchar not null,
    term_tg varchar not null,
    definition_en varchar not null,
    definition_ru varchar not null,
    definition_tg varchar not null,
    term_group varchar not null check (term_group in ('follow-up', 'theme', 'data', 'status', 'region', 'voice', 'page', 'project', 'unit', 'verdict')),
    primary key (term_en)
);
