"""REST APIs: read from an OpenAPI document, and served by what a deployment keeps of them."""
