using Shouldly;
using Windhover.Core.Outputs.Delivery;
using Xunit;

namespace Windhover.Testing.Outputs;

/// <summary>What every kind of output over HTTP promises, against a peer that checks every call and holds what was made.</summary>
public abstract class HttpOutputConformance
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Name of the kind.</summary>
    protected abstract string Kind { get; }

    /// <summary>The secrets among <see cref="Settings"/>.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>Tickets, alerts or messages that stand at the peer, by what the peer tells them apart with.</summary>
    protected abstract IReadOnlyCollection<string> Standing { get; }

    /// <summary>Settings of an output that sends to an address; without <c>allow_private</c>.</summary>
    protected abstract Dictionary<string, string> Settings(string address);

    /// <summary>The peer: throws where a call is not as the vendor asks for.</summary>
    protected abstract PeerAnswer Serve(PeerRequest request);

    /// <summary>Looks whether hostile texts stayed texts.</summary>
    protected abstract void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests);

    /// <summary>Looks whether the peer holds the incident as over; the default does not look.</summary>
    protected virtual void IsOver()
    {
    }

    [Fact]
    public async Task AnIncidentIsToldUpdatedAndEndedInOnePlace()
    {
        await using var peer = new HttpPeer(Serve);
        await using var plan = Open(peer.Address);
        var told = await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told));
        told.State.ShouldBe(SendState.Delivered, told.Reason);
        var before = Standing.Count;
        before.ShouldBe(1);
        foreach (var (number, change) in new[] { (2, OutputChange.SeverityRose), (3, OutputChange.ActionProposed), (4, OutputChange.Closed) })
        {
            var sent = await SendAsync(plan, FoundOutputs.Message(number, change, told.RemoteId));
            sent.State.ShouldBe(SendState.Delivered, sent.Reason);
        }

        IsOver();
    }

    [Fact]
    public async Task AMessageThatComesTwiceStandsOnce()
    {
        await using var peer = new HttpPeer(Serve);
        await using var plan = Open(peer.Address);
        (await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told))).State.ShouldBe(SendState.Delivered);
        var again = await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told, attempt: 2));
        again.State.ShouldBe(SendState.Delivered, again.Reason);
        Standing.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ATestSaysThatItIsOne()
    {
        await using var peer = new HttpPeer(Serve);
        await using var plan = Open(peer.Address);
        var result = await OutputDesk.TestAsync(plan, "https://windhover.example.org", TimeProvider.System, Cancellation);
        result.State.ShouldBe(SendState.Delivered, result.Reason);
        peer.Requests.ShouldContain(r => r.Body.Contains("test", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task TooManyCallsAreTriedAgainWhenTheOtherSideSays()
    {
        await using var peer = new HttpPeer(_ => new PeerAnswer(429, "slow down", ("Retry-After", "7")));
        await using var plan = Open(peer.Address);
        var result = await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told));
        result.State.ShouldBe(SendState.RetryLater);
        result.After.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(408, SendState.RetryLater)]
    [InlineData(500, SendState.RetryLater)]
    [InlineData(503, SendState.RetryLater)]
    [InlineData(400, SendState.Refused)]
    [InlineData(401, SendState.Refused)]
    [InlineData(403, SendState.Refused)]
    public async Task WhatIsOutOfOrderIsTriedAgainAndWhatIsWrongIsNot(int status, SendState expected)
    {
        await using var peer = new HttpPeer(_ => new PeerAnswer(status, "no"));
        await using var plan = Open(peer.Address);
        var result = await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told));
        result.State.ShouldBe(expected);
        result.Reason.ShouldContain($"{status}");
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        await using var elsewhere = new HttpPeer(_ => new PeerAnswer(200, "{}"));
        await using var peer = new HttpPeer(_ => new PeerAnswer(307, "", ("Location", elsewhere.Address + "/")));
        await using var plan = Open(peer.Address);
        (await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told))).State.ShouldBe(SendState.Refused);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task NobodyThereIsTriedAgain()
    {
        string address;
        await using (var peer = new HttpPeer(_ => new PeerAnswer(200))) address = peer.Address;
        await using var plan = Open(address);
        (await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told))).State.ShouldBe(SendState.RetryLater);
    }

    [Fact]
    public async Task WhatOthersWroteStaysText()
    {
        await using var peer = new HttpPeer(Serve);
        await using var plan = Open(peer.Address);
        var result = await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told, incident: FoundOutputs.HostileIncident));
        result.State.ShouldBe(SendState.Delivered, result.Reason);
        HoldsNoMarkup(peer.Requests);
        foreach (var request in peer.Requests)
        {
            request.Headers.Keys.ShouldNotContain("Bcc");
            request.Body.ShouldNotContain("\\u202e", Case.Insensitive);
            request.Body.ShouldNotContain("\u202e");
        }
    }

    [Fact]
    public async Task NoSecretIsEverSaid()
    {
        await using var peer = new HttpPeer(r => new PeerAnswer(400, $"{r.Path} {string.Join(' ', r.Headers.Values)} {r.Body}"));
        await using var plan = Open(peer.Address);
        var reason = (await OutputDesk.TestAsync(plan, "https://windhover.example.org", TimeProvider.System, Cancellation)).Reason;
        foreach (var secret in Secrets) reason.ShouldNotContain(secret);
        Secrets.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task APrivateAddressIsRefusedUnlessItIsMeant()
    {
        await using var peer = new HttpPeer(Serve);
        var settings = Settings(peer.Address.Replace("http://", "https://", StringComparison.Ordinal));
        await using var plan = OutputPlan.Open(FoundOutputs.Kinds.Find(Kind)!, "out", settings, TimeProvider.System);
        var result = await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told));
        result.State.ShouldBe(SendState.Refused);
        result.Reason.ShouldContain("allow_private");
        peer.Requests.ShouldBeEmpty();
    }

    private OutputPlan Open(string address) => OutputPlan.Open(FoundOutputs.Kinds.Find(Kind)!, "out", new Dictionary<string, string>(Settings(address)) { ["allow_private"] = "true" }, TimeProvider.System);

    private static Task<SendResult> SendAsync(OutputPlan plan, OutputMessage message) => plan.Output.SendAsync(message, Cancellation);
}
