using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Windhover.Server.Operations;

/// <summary>Collects what the meters say, for <c>/metrics</c> and, where one is configured, for an OTLP receiver.</summary>
internal sealed class Exporters : IDisposable
{
    // Of .NET's own; Prometheus keeps the ending "count" for histograms (https://prometheus.io/docs/practices/naming/).
    private static readonly string[] Unlucky = ["dotnet.assembly.count", "dotnet.process.cpu.count", "dotnet.timer.count"];

    private readonly TracerProvider? _traces;

    internal Exporters(TelemetryOptions options)
    {
        var metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe)
            .AddMeter(WindhoverMeter.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddView(static instrument => Unlucky.Contains(instrument.Name) ? MetricStreamConfiguration.Drop : null)
            .AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 1000);
        if (options.Otlp is { } receiver)
        {
            metrics.AddOtlpExporter((otlp, reader) =>
            {
                Send(otlp, receiver, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Interval.TotalMilliseconds;
            });
            _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(WindhoverMeter.Name, "Microsoft.AspNetCore").AddOtlpExporter(otlp => Send(otlp, receiver, "v1/traces")).Build();
        }

        Metrics = metrics.Build();
    }

    internal MeterProvider Metrics { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        Metrics.Dispose();
    }

    private static void Describe(ResourceBuilder resource) => resource.AddService("windhover", serviceVersion: Steps.Version);

    private static void Send(OtlpExporterOptions otlp, Uri receiver, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri($"{receiver.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
