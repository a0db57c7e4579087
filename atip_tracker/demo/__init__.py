"""The demo newsrooms: people, requests and letters that never were, built by the product's own actions."""
