"""What does the journey look like?"""
