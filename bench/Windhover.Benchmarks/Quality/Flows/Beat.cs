namespace Windhover.Benchmarks.Quality.Flows;

/// <summary>Something that a host does again and again.</summary>
/// <param name="What">What it is, for the tables.</param>
/// <param name="Peer">The other side.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">6 for TCP, 17 for UDP.</param>
/// <param name="Period">Seconds.</param>
/// <param name="Jitter">Each interval differs from the period by at most this share of it.</param>
/// <param name="Missed">Share of the beats that do not come.</param>
/// <param name="Sent">Bytes sent.</param>
/// <param name="Received">Bytes received.</param>
internal sealed record Beat(string What, string Peer, int Port, int Protocol, double Period, double Jitter, double Missed, long Sent, long Received)
{
    /// <summary>Epoch seconds of the next one.</summary>
    public double Next { get; set; }

    /// <summary>Adds the beats of a stretch of time.</summary>
    public void Play(FlowFolder flows, int host, long until, Random random)
    {
        while (Next < until)
        {
            if (random.NextDouble() >= Missed) flows.Add(host, Peer, Port, Protocol, (long)Next, Sent + random.Next(24), Received + random.Next(40));
            Next += Period * (1 + Jitter * (2 * random.NextDouble() - 1));
        }
    }
}
