"""What really happens?"""
