using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>Signing in by token: an app registration's secret and a managed identity, against a peer that looks at all that is sent, for a server that looks at the token.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Container = "insights-logs-flowlogflowevent";
    private readonly TemporaryFolder folder = new();
    private readonly EntraPeer entra = new("https://storage.azure.com/.default", "https://storage.azure.com");
    private readonly int port = ServeProcess.FreePort();
    private readonly int identityPort = ServeProcess.FreePort();
    private LoopbackTls tls = null!;
    private WebApplication app = null!;
    private Azurite azurite = null!;

    public async ValueTask InitializeAsync()
    {
        tls = new LoopbackTls(folder.File("tls"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Listen(System.Net.IPAddress.Loopback, port, l => l.UseHttps(tls.Certificate));
            k.Listen(System.Net.IPAddress.Loopback, identityPort);
        });
        app = builder.Build();
        app.MapPost("/{tenant}/oauth2/v2.0/token", entra.TokenAsync);
        app.MapGet("/msi/token", entra.Identity);
        await app.StartAsync();
        azurite = await Azurite.StartAsync(folder.File("azurite"), tls);
        await azurite.ContainerAsync(Container);
        await new HourBlob(azurite, HourBlob.Name(Container, DateTimeOffset.UtcNow, "SHOP")).AddAsync("m1", 0, 1);
    }

    public async ValueTask DisposeAsync()
    {
        await azurite.DisposeAsync();
        await app.DisposeAsync();
        tls.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task TheSecretOfAnAppRegistrationIsGoodForATokenThatReads()
    {
        var working = await SourceTest.RunAsync(Configure($"tenant_id: {EntraPeer.Tenant}\n    client_id: {EntraPeer.Client}\n    client_secret: {EntraPeer.Secret}"), "azure", tls.Trust);
        working.ExitCode.ShouldBe(0, working.Said);
        working.Said.ShouldContain("203.0.113.80:443");
        entra.Given.ShouldBe(1);

        var wrong = await SourceTest.RunAsync(Configure($"tenant_id: {EntraPeer.Tenant}\n    client_id: {EntraPeer.Client}\n    client_secret: another"), "azure", tls.Trust);
        wrong.ExitCode.ShouldBe(1, wrong.Said);
        wrong.Said.ShouldContain("AADSTS7000215: Invalid client secret provided.", customMessage: wrong.Said);
    }

    [Fact]
    public async Task AManagedIdentityNeedsNoSecret()
    {
        var environment = tls.Trust;
        (environment["IDENTITY_ENDPOINT"], environment["IDENTITY_HEADER"]) = ($"http://127.0.0.1:{identityPort}/msi/token", EntraPeer.Secret);
        var working = await SourceTest.RunAsync(Configure($"client_id: {EntraPeer.Client}"), "azure", environment);
        working.ExitCode.ShouldBe(0, working.Said);
        working.Said.ShouldContain("203.0.113.80:443");
        entra.Given.ShouldBe(1);
    }

    private string Configure(string identity) => ServeProcess.Configure(folder.Path, $"collections:\n  - name: azure\n    collector: azure.blob\n    containers: {azurite.Address}/{Container}\n    authority: https://127.0.0.1:{port}\n    {identity}\n");
}
