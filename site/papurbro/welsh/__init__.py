"""Pure functions about the two languages of the site. Nothing here touches a database."""
