"""The service worker: keeps a release on the reader's device, so that the site opens without the network."""
