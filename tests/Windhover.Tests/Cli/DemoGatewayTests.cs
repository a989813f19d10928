using System.Net;
using System.Text;
using Shouldly;
using Windhover.Cli;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Templates;
using Windhover.Lab;
using Xunit;

namespace Windhover.Tests.Cli;

/// <summary>The demo's receiver of signed calls, over HTTP as the responder reaches it.</summary>
public sealed class DemoGatewayTests : IAsyncLifetime
{
    private const string Quarantine = """{"kind": "quarantine", "entity": {"type": "device", "id": "device:i-1", "name": "i-1", "ips": ["10.0.0.7"]}, "block": [], "allow": [], "operations": [], "services": []}""";
    private static readonly byte[] Nobodys = Encoding.UTF8.GetBytes("not the secret");
    private readonly LabGateway _estate = new();
    private readonly HttpClient _http = new();
    private DemoGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await DemoGateway.StartAsync(_estate, TimeProvider.System, TestContext.Current.CancellationToken);
        _http.BaseAddress = _gateway.Url;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task WhatIsSignedWithItsSecretIsCarriedOutAndTakenBack()
    {
        (await SendAsync(HttpMethod.Put, "/orders/ac-1", Quarantine, Secret)).Status.ShouldBe(HttpStatusCode.OK);
        _estate.Stopped("ac-1").ShouldBe(0);
        (await SendAsync(HttpMethod.Get, "/orders/ac-1", "", Secret)).Answer.ShouldContain("in_force");
        (await SendAsync(HttpMethod.Delete, "/orders/ac-1", Quarantine, Secret)).Answer.ShouldContain("absent");
        (await SendAsync(HttpMethod.Delete, "/orders/ac-1", Quarantine, Secret)).Status.ShouldBe(HttpStatusCode.Gone);
        _estate.Stopped("ac-1").ShouldBeNull();
    }

    [Theory]
    [InlineData("PUT", "/orders/ac-1")]
    [InlineData("DELETE", "/orders/ac-0")]
    [InlineData("POST", "/plan")]
    [InlineData("GET", "/orders/ac-0")]
    public async Task WhatIsNotSignedWithItsSecretIsRefusedAndChangesNothing(string method, string path)
    {
        _estate.Set("ac-0", new Containment { Kind = ContainmentKind.Quarantine, Entity = new EntityRef { Type = EntityType.Device, Id = "device:i-0", Name = "i-0" } });
        foreach (var secret in new[] { null, Nobodys }) (await SendAsync(new HttpMethod(method), path, Quarantine, secret)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        _estate.Stopped("ac-1").ShouldBeNull();
        _estate.Stopped("ac-0").ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"kind": "quarantine"}""")]
    [InlineData("""{"kind": "stop", "entity": {"type": "device", "id": "device:i-1"}}""")]
    [InlineData("""{"kind": "block_connections", "entity": {"type": "device", "id": "device:i-1"}, "block": [{"remote": "nowhere", "port": 443}]}""")]
    public async Task WhatItCannotDoIsRefusedInWords(string body)
    {
        var (status, answer) = await SendAsync(HttpMethod.Put, "/orders/ac-1", body, Secret);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.ShouldContain("cannot do that");
        _estate.Stopped("ac-1").ShouldBeNull();
    }

    private byte[] Secret => Encoding.UTF8.GetBytes(_gateway.Secret);

    private async Task<(HttpStatusCode Status, string Answer)> SendAsync(HttpMethod method, string path, string body, byte[]? secret)
    {
        using var request = new HttpRequestMessage(method, path);
        var bytes = Encoding.UTF8.GetBytes(body);
        if (bytes.Length > 0) request.Content = new ByteArrayContent(bytes);
        if (secret is not null) request.Headers.Add("Windhover-Signature", BodySignature.Of(bytes, secret, TimeProvider.System));
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
