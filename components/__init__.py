"""What screens are made of: data frames in, figures or Streamlit elements out; no queries, no pages."""
