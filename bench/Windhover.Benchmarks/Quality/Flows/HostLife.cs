namespace Windhover.Benchmarks.Quality.Flows;

/// <summary>The ordinary traffic of one host: its beats (time, updates, health, monitoring), people's browsing by day, and servers inside.</summary>
internal sealed class HostLife
{
    private const int Servers = 20;
    private const int Sites = 3000;
    private static readonly int[] SiteNetworks = [23, 52, 54, 104, 142, 157, 172, 185];
    private readonly int host;
    private readonly Random random;
    private readonly List<Beat> beats = [];

    /// <param name="host">Number of the host.</param>
    /// <param name="begin">Epoch seconds of the first hour.</param>
    /// <param name="seed">Seed.</param>
    public HostLife(int host, long begin, int seed)
    {
        (this.host, random) = (host, new Random(seed * 1_000_003 + host));
        Begin(new Beat("time", Outside(1, random.Next(40)), 123, 17, 1024, 0.01, 0, 76, 76), begin);
        Begin(new Beat("update check", Outside(2, random.Next(6)), 443, 6, 21_600, 0.1, 0, 900, 4000), begin);
        if (host % 4 == 0) Begin(new Beat("health check", $"10.250.0.{10 + host % 8}", 8080, 6, 600, 0, 0.01, 180, 260), begin);
        if (host % 5 == 1) Begin(new Beat("monitoring", Outside(3, random.Next(8)), 443, 6, 300, 0.02, 0.005, 620, 310), begin);
        if (host % 100 == 7) Begin(new Beat("own supplier", Outside(5, host), 443, 6, 600, 0.05, 0.02, 300, 300), begin);
    }

    /// <summary>Begins a beat, at a random moment of its first period.</summary>
    public void Begin(Beat beat, long begin)
    {
        beat.Next = begin + random.NextDouble() * beat.Period;
        beats.Add(beat);
    }

    /// <summary>Adds one hour.</summary>
    public void Play(FlowFolder flows, long hour)
    {
        foreach (var beat in beats) beat.Play(flows, host, hour + 3600, random);
        var byDay = hour / 3600 % 24 is >= 7 and < 18 && hour / 86_400 % 7 is not (2 or 3);
        for (var left = Count(byDay ? 1 : 0.1); left > 0; left--)
            flows.Add(host, Outside(4, (int)(Sites * Math.Pow(random.NextDouble(), 3))), 443, 6, hour + random.Next(3600), Size(2000), Size(30_000));
        for (var left = Count(0.7); left > 0; left--)
            flows.Add(host, $"10.251.0.{10 + (host + random.Next(4)) % Servers}", 5432, 6, hour + random.Next(3600), Size(3000), Size(8000));
    }

    /// <summary>An outside address: those of one kind are of one or a few networks, but for sites and suppliers.</summary>
    public static string Outside(int kind, int number) => kind switch
    {
        1 => $"91.{189 + number % 4}.{number % 200}.{20 + number % 200}",
        2 => $"151.101.{number}.{132}",
        3 => $"34.149.66.{100 + number}",
        4 => $"{SiteNetworks[number % SiteNetworks.Length]}.{64 + number / 8 % 120}.{number % 250}.{number / 250 % 250}",
        5 => $"62.{number % 200}.{number / 200}.17",
        6 => $"35.190.247.{number}",
        _ => $"193.{20 + number}.{number}.77",
    };

    private int Count(double mean)
    {
        var (count, left) = (0, Math.Exp(-mean));
        for (var product = random.NextDouble(); product > left; product *= random.NextDouble()) count++;
        return count;
    }

    // Log-normal: sizes spread over some decades.
    private long Size(double median) => (long)(median * Math.Exp(1.1 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
}
