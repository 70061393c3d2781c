"""Pages: places in the window, one a job."""
