"""Where do customers meet us?"""
