using System.Net;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Collection;
using Windhover.Server;
using Windhover.Server.Authentication;
using Windhover.Server.Authentication.OpenId;
using Xunit;

namespace Windhover.FunctionalTests.Access;

/// <summary>Signing in at a real identity provider.</summary>
public sealed class OpenIdTests : IAsyncLifetime
{
    private readonly Server _server = new();
    private OpenIdProvider? _provider;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.StartAsync(new Uri(_server.Console, "/sign-in/provider/back"));
        _server.Issuer = _provider.Issuer;
        await _server.InitializeAsync();
        _server.Time.Now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(); // the provider's tokens bear the real time
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_provider is not null) await _provider.DisposeAsync();
    }

    [Fact]
    public async Task WhoSignsInAtTheProviderIsAUserWithTheHighestRoleOfTheClaimAndComesBackToThePage()
    {
        using var visit = _server.Visit();
        (await visit.GetAsync("session")).GetProperty("provider").GetString().ShouldBe("Example ID");
        var begin = await BeginAsync(visit, "/incidents/incident-01?x=1");
        begin.Query.ShouldContain("code_challenge_method=S256");
        begin.Query.ShouldContain("nonce=");
        var back = await OpenIdProvider.SignInAsync(begin, "olga");
        (await FinishAsync(visit, back)).ShouldBe("/incidents/incident-01?x=1");
        (await visit.GetAsync("session")).ShouldSatisfyAllConditions(
            s => s.GetProperty("name").GetString().ShouldBe("olga"), s => s.GetProperty("role").GetString().ShouldBe("responder"), s => s.GetProperty("means").GetString().ShouldBe("provider"));
        _server.Store.User("olga")!.Subject.ShouldBe($"{_provider!.Issuer.GetLeftPart(UriPartial.Authority)} olga");
        _server.Store.Audit(new() { What = "sign_in" }).Items[0].ShouldSatisfyAllConditions(e => e.Who.ShouldBe("olga"), e => e.Means.ShouldBe(SignInMeans.Provider));

        (await FinishAsync(visit, back)).ShouldBe("/sign-in?provider=refused", "the same answer again");
    }

    [Fact]
    public async Task WhoHasNoRoleIsDisabledOrBearsTheNameOfAnotherStaysOutside()
    {
        using var visit = _server.Visit();
        (await FinishAsync(visit, await OpenIdProvider.SignInAsync(await BeginAsync(visit), "guest"))).ShouldBe("/sign-in?provider=refused");
        (await FinishAsync(visit, await OpenIdProvider.SignInAsync(await BeginAsync(visit), "administrator"))).ShouldBe("/sign-in?provider=refused");
        (await FinishAsync(visit, await OpenIdProvider.SignInAsync(await BeginAsync(visit), "olga"))).ShouldBe("/");
        await visit.DoAsync(HttpMethod.Delete, "session");
        _server.Store.Change("olga", user => user with { IsDisabled = true });
        (await FinishAsync(visit, await OpenIdProvider.SignInAsync(await BeginAsync(visit), "olga"))).ShouldBe("/sign-in?provider=refused");
        (await visit.WhoAsync()).ShouldBe("");
        _server.Store.Audit(new() { What = "sign_in", Outcome = AuditOutcome.Refused }).Items.Select(e => e.Detail)
            .ShouldBe(["the user is disabled", "there is another user of that name", "nothing in the roles claim is a role here"]);
    }

    [Fact]
    public async Task AnAnswerThatThisBrowserDidNotAskForIsRefused()
    {
        using var victim = _server.Visit();
        using var attacker = _server.Visit();
        var back = await OpenIdProvider.SignInAsync(await BeginAsync(attacker), "olga");
        (await FinishAsync(victim, back)).ShouldBe("/sign-in?provider=refused", "it has no cookie of a sign-in");
        await BeginAsync(victim);
        (await FinishAsync(victim, back)).ShouldBe("/sign-in?provider=refused", "it began another");
        (await victim.WhoAsync()).ShouldBe("");
    }

    [Fact]
    public async Task AStaleSignInIsRefused()
    {
        using var visit = _server.Visit();
        var back = await OpenIdProvider.SignInAsync(await BeginAsync(visit), "olga");
        _server.Time.Now += (10 * 60_000) + 1;
        (await FinishAsync(visit, back)).ShouldBe("/sign-in?provider=refused");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task NobodyIsSentToAnotherSiteAfterwards(string to)
    {
        using var visit = _server.Visit();
        (await FinishAsync(visit, await OpenIdProvider.SignInAsync(await BeginAsync(visit, to), "olga"))).ShouldBe("/");
    }

    [Fact]
    public async Task AProviderThatDoesNotAnswerIsSaidSo()
    {
        await _provider!.DisposeAsync();
        _provider = null;
        using var visit = _server.Visit();
        using var answer = await visit.SendAsync(HttpMethod.Get, "/sign-in/provider");
        answer.Headers.Location!.ToString().ShouldBe("/sign-in?provider=unreachable");
    }

    private static async Task<Uri> BeginAsync(Visit visit, string to = "/")
    {
        using var answer = await visit.SendAsync(HttpMethod.Get, $"/sign-in/provider?to={Uri.EscapeDataString(to)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return answer.Headers.Location!;
    }

    private static async Task<string> FinishAsync(Visit visit, Uri back)
    {
        using var answer = await visit.SendAsync(HttpMethod.Get, back.PathAndQuery);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return answer.Headers.Location!.ToString();
    }

    private sealed class Server : SignedInServer
    {
        internal Uri Console { get; } = new($"http://127.0.0.1:{ServeProcess.FreePort()}");

        internal Uri Issuer { get; set; } = null!;

        protected override ServerOptions Options(string console) => base.Options(console) with { Url = Console.ToString() };

        protected override SignInOptions Adjust(SignInOptions options) => base.Adjust(options) with
        {
            OpenId = new OpenIdOptions
            {
                Name = "Example ID",
                Issuer = Issuer,
                ClientId = OpenIdProvider.ClientId,
                ClientSecret = OpenIdProvider.ClientSecret,
                Console = Console,
                Roles = new Dictionary<string, Role>(StringComparer.Ordinal) { ["soc"] = Role.Responder, ["staff"] = Role.Viewer },
            },
        };
    }
}
