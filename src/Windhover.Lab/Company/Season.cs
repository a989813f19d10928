namespace Windhover.Lab.Company;

/// <summary>How busy the hours are, on average 1 over a week.</summary>
internal static class Season
{
    private static readonly double[] Shop = [0.35, 0.22, 0.15, 0.12, 0.13, 0.2, 0.4, 0.75, 1.1, 1.35, 1.5, 1.5, 1.45, 1.4, 1.45, 1.45, 1.4, 1.35, 1.4, 1.6, 1.7, 1.5, 1.05, 0.6];
    private static readonly double[] Office = [0, 0, 0, 0, 0, 0.02, 0.1, 0.5, 1.6, 2.6, 3, 2.9, 1.9, 2.5, 2.9, 2.8, 2.4, 1.5, 0.5, 0.2, 0.15, 0.1, 0.05, 0.02];

    /// <summary>Customers of the shop.</summary>
    public static double Customers(Minute m) => Interpolate(Shop, m) * (m.IsWeekend ? 1.15 : 0.96);

    /// <summary>People at work.</summary>
    public static double Staff(Minute m) => Interpolate(Office, m) * (m.IsWeekend ? 0.04 : 1);

    private static double Interpolate(double[] hours, Minute m)
    {
        var part = m.LocalOfDay % 60 / 60.0;
        return hours[m.LocalHour] * (1 - part) + hours[(m.LocalHour + 1) % 24] * part;
    }
}
