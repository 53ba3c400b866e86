"""Clusters without controllers: what their hubs need to deliver to them."""
