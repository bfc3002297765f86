"""The parameters of finding outages and upstreams: each an option, with its default and where that comes from."""

from dataclasses import dataclass

PPM = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """How routes and series are judged. Shares are in parts per million, times in seconds."""

    full_feed_ppm: int = 750_000
    """A peer counts that holds this share of the largest IPv4 table (IODA's 400,000 were 780,000 ppm in May 2014)."""
    fewest_peers: int = 5
    """With fewer peers in session nothing is said (RIPEstat drops what fewer than 10 see; BGPmon asked for 3)."""
    fewest_peer_asns: int = 3
    """These peers must be in so many ASes: one operator's view is none of the world."""
    visible_ppm: int = 500_000
    """A prefix is visible when more than this share of the peers in session hold it (IODA: half)."""
    reset_hold_s: int = 600
    """A peer whose session came back counts after so long: it sends its whole table first (MCT)."""
    baseline_s: int = 86_400
    """What is normal is the median of so long before, outages left out (IODA: the median of a sliding history)."""
    down_ppm: int = 500_000
    """Down below this share of what is normal; 0 would be total loss only."""
    up_ppm: int = 900_000
    """Up again at this share, so that half a recovery is none."""
    hold_samples: int = 2
    """... for so many samples; of exact change points for so many minutes, the step they are usually sampled at."""
    shortest_s: int = 120
    """What was down for less is a flap: counted, no outage (the update spacing of BGP is half a minute)."""
    gap_slots_tenths: int = 15
    """Between files that begin further apart than this many tenths of the usual spacing there is a gap."""

    def spelled_of_routes(self) -> str:
        """The parameters of who counts, in one line, for the method of an observation."""
        return (
            f"full feed >= {self.full_feed_ppm} ppm, >= {self.fewest_peers} peers in {self.fewest_peer_asns} ASes,"
            f" visible > {self.visible_ppm} ppm of peers, back {self.reset_hold_s} s after a reset,"
            f" gap > {self.gap_slots_tenths} tenths of a file"
        )

    def spelled(self) -> str:
        """The parameters of finding outages, in one line."""
        return (
            f"baseline median of {self.baseline_s} s, down < {self.down_ppm} ppm, up >= {self.up_ppm} ppm"
            f" for {self.hold_samples} samples, shortest {self.shortest_s} s"
        )


DEFAULTS = Parameters()
EXACT_STEP_S = 60
"""The step that change points stand for where a number of samples is asked."""
