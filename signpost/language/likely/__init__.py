"""The second reader: what a message probably tells, learned from written messages. It is asked about, never counted."""
