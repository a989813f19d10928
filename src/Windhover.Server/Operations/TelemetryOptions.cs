namespace Windhover.Server.Operations;

/// <summary>Who may know how the program itself fares.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Where metrics and traces are sent by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp), without <c>/v1/…</c>; null, the default, for nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>How often metrics are sent. The default is 60 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Who may read <c>/metrics</c>. The default is <see cref="MetricsAccess.Loopback"/>.</summary>
    public MetricsAccess Metrics { get; init; } = MetricsAccess.Loopback;
}
