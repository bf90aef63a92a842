"""The guest survey of San Francisco airport, 2013, and what could be done there: one story for several tests."""

from pathlib import Path

TOUCHPOINTS = {
    "Q7A_ART": ("Artwork", "satisfaction"),
    "Q7B_FOOD": ("Restaurants", "satisfaction"),
    "Q7C_SHOPS": ("Shops", "satisfaction"),
    "Q7D_SIGNS": ("Signs inside", "consideration"),
    "Q7E_WALK": ("Moving walkways", "satisfaction"),
    "Q7F_SCREENS": ("Flight screens", "consideration"),
    "Q7G_INFOARR": ("Information booth, arrivals", "knowledge"),
    "Q7H_INFODEP": ("Information booth, departures", "knowledge"),
    "Q7I_WIFI": ("Wi-Fi", "satisfaction"),
    "Q7J_ROAD": ("Road signs", "awareness"),
    "Q7K_PARK": ("Parking", "selection"),
    "Q7L_AIRTRAIN": ("AirTrain", "selection"),
    "Q7M_LTPARK": ("Long-term parking", "selection"),
    "Q7N_RENTAL": ("Rental cars", "selection"),
    "Q10SAFE": ("Feeling safe", "loyalty"),
    "Q14A_FIND": ("Finding the way", "consideration"),
    "Q14B_SECURITY": ("Passing security", "satisfaction"),
}
OVERALL = "Q7O_WHOLE"
NOT_MET, BLANK = "6", "0"
OPTIONS = Path(__file__).with_name("options.csv")


def answers_in(real_data: Path) -> Path:
    return real_data / "sfo_2013" / "sfo_2013.csv.gz"


def mapping_text() -> str:
    """Write how the file of answers is read, as somebody would keep it."""
    rated = (
        f'  {column}: {{role: rating, touchpoint: "{name}", stage: {stage}}}'
        for column, (name, stage) in TOUCHPOINTS.items()
    )
    head = ["scale: [1, 5]", f"blank: [{BLANK}]", f"not_met: [{NOT_MET}]", "columns:"]
    return "\n".join([*head, *rated, f"  {OVERALL}: {{role: overall}}"]) + "\n"
