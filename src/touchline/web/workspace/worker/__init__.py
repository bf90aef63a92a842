"""The worker: claims jobs, does them chunk by chunk, asks for what is due.

handlers    what each room's jobs.py declares, found by name
claims      one job taken by one worker, held by a lease
chunks      a claimed job worked on until it ends
schedules   what the clock asks for
heartbeat   the lease renewed while a chunk takes its time
parent      leaving when the process that started this one is gone
stop        a wish to stop that a signal handler may set
__main__    one worker process: python -m touchline.web.workspace.worker
"""
