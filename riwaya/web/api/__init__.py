"""The routes under /api/v1, one module for each noun; the folder is the registry. Each module has `router`, each route says which role it takes."""
