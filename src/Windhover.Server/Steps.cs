using System.Reflection;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Windhover.Core.Ingestion.Collection;
using Windhover.Server.Api;
using Windhover.Server.Authentication;
using Windhover.Server.Findings;
using Windhover.Server.Live;
using Windhover.Server.Models;
using Windhover.Server.Operations;
using Windhover.Server.Policies;
using Windhover.Server.Security;
using Windhover.Server.Sources;
using Windhover.Server.Wording;

namespace Windhover.Server;

/// <summary>The first steps of building a server: where it listens, and what it answers from.</summary>
internal static class Steps
{
    /// <summary>Version of the product, without the build's suffix.</summary>
    internal static string Version { get; } =
        typeof(Steps).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal static void AddListener(this WebApplicationBuilder builder, ServerOptions options, ListenAddress address)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(address.Address, address.Port, listen =>
            {
                if (options.Tls is null) return;
                var tls = TlsCertificates.Read(options.Tls);
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls) });
            });
        });
    }

    internal static void AddParts(this IServiceCollection services, ServerOptions options, ServerParts parts)
    {
        services.AddSingleton(options);
        services.AddSingleton(parts.Engine);
        services.AddSingleton(parts.State); // an instance that is given is not disposed of by the container
        services.AddSingleton(parts.Telemetry);
        services.AddSingleton(parts.Records);
        services.AddSingleton(parts.Addresses);
        services.AddSingleton(parts.Live);
        services.AddSingleton(parts.Collections);
        services.AddSingleton(new SourcePart(parts.Sources));
        services.AddSingleton(new ResponsePart(parts.Response));
        services.AddSingleton(new PolicyPart(parts.Policies));
        services.AddSingleton(new OutputPart(parts.Outputs));
        services.AddSingleton(new WordingPart(parts.Wording));
        services.AddSingleton(parts.Clock);
        services.AddSingleton(parts.Logging);
        services.AddLogging();
        services.AddSingleton(parts);
        services.AddSingleton(parts.Host);
        services.AddSingleton<ReadinessCheck>();
        services.AddSingleton<ServerFigures>();
        services.AddSingleton(_ => new Exporters(options.Telemetry));
        services.AddSignIn(options, parts);
        services.AddSingleton<EstateClock>();
        services.AddSingleton<StatusReport>();
        services.AddSingleton<FindingIndex>();
        services.AddSingleton<DayTotals>();
        services.AddSingleton(new ModelPart(parts.ModelDesk));
        services.AddSingleton<BacktestJobs>();
        services.AddHostedService<StatusPulse>();
        if (parts.Wording is { } desk) services.AddHostedService(_ => new WordingWorker(desk));
    }
}
