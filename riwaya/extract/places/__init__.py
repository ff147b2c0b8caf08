"""Places: which words name one (`recognition`) and which of its namesakes it is (`resolution`)."""
