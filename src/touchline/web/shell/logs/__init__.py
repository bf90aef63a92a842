"""What is written of each request and job, without personal data.

lines     one event a line, as JSON
context   what the lines inside a request or job belong to
requests  a line and a number for each request
tally     how many requests were answered, and how fast, by all processes together
"""
