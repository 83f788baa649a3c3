resource "aws_cloudfront_cache_policy" "main" {
  name        = "gaps"
  min_ttl     = 1
  default_ttl = local.changed ? 7200 : 3600
  max_ttl     = 86400
  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true
    cookies_config {
      cookie_behavior = "none"
    }
    headers_config {
      header_behavior = "whitelist"
      headers {
        items = ["Origin"]
      }
    }
    query_strings_config {
      query_string_behavior = "none"
    }
  }
}

resource "aws_cloudfront_origin_request_policy" "main" {
  name    = "gaps"
  comment = "revision ${var.revision}"
  cookies_config {
    cookie_behavior = "none"
  }
  headers_config {
    header_behavior = "none"
  }
  query_strings_config {
    query_string_behavior = "whitelist"
    query_strings {
      items = ["version"]
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "main" {
  name = "gaps"
  security_headers_config {
    content_type_options {
      override = true
    }
    frame_options {
      frame_option = local.changed ? "DENY" : "SAMEORIGIN"
      override     = true
    }
    referrer_policy {
      referrer_policy = "same-origin"
      override        = true
    }
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
    }
    content_security_policy {
      content_security_policy = "default-src 'self'"
      override                = true
    }
  }
  custom_headers_config {
    items {
      header   = "x-gaps"
      value    = "filled"
      override = false
    }
  }
  remove_headers_config {
    items {
      header = "server"
    }
  }
}

data "aws_cloudfront_cache_policy" "optimized" {
  name = "Managed-CachingOptimized"
}

resource "aws_cloudfront_function" "main" {
  name    = "gaps"
  runtime = "cloudfront-js-2.0"
  comment = "revision ${var.revision}"
  publish = true
  code    = "function handler(event) { return event.request; } // ${var.revision}\n"
}
