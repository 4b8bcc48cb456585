"""Bringing a WordPress blog over: reading an export, its bodies, and telling its two languages apart."""
