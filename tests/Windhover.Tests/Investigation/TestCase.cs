using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Investigation;
using Windhover.Core.PatternOfLife;

namespace Windhover.Tests.Investigation;

/// <summary>A story of bob, an identity, or host, a device: what they always did for twenty days, and what they do now.</summary>
internal sealed class TestCase
{
    public const long Day = 86_400_000;
    public const long Begin = 20_000 * Day;
    public const long Now = Begin + 20 * Day;
    public const string Rented = "203.0.114.7";

    private readonly SymbolTable symbols = new();
    private readonly EntityTable entities;
    private readonly ValueProfiles values;
    private readonly List<TrailValue> trail = [];
    private readonly List<Alert> alerts = [];
    private readonly FeedbackBook feedback = new();
    private readonly PairProfiles pairs = new(1000);
    private long since = Begin;

    public TestCase()
    {
        entities = new EntityTable(symbols);
        values = new ValueProfiles(entities);
    }

    /// <summary>The estate is watched since then only.</summary>
    public TestCase WatchedSince(long time)
    {
        since = time;
        return this;
    }

    /// <summary>An entity that was seen every day for some days before the story.</summary>
    public TestCase Known(EntityType type, string name, int days = 20, string group = "")
    {
        var entity = Add(type, name);
        if (group.Length > 0) entities[entity].Group = symbols.Intern(group);
        for (var day = days; day > 0; day--) entities.Touch(entity, Now - day * Day, 1);
        values.NoteEntity(entity);
        return this;
    }

    /// <summary>A machine stands behind a role.</summary>
    public TestCase Behind(string role, string machine)
    {
        entities[Add(EntityType.Identity, role)].Behind = Add(EntityType.Device, machine) + 1;
        return this;
    }

    /// <summary>What an entity had on many days before the story.</summary>
    public TestCase Had(EntityType type, string name, Value value, int days = 10)
    {
        for (var day = days + 2; day > 2; day--) values.Learn(Add(type, name), value, Now - day * Day);
        return this;
    }

    /// <summary>What an entity had on one day, so many days before the story.</summary>
    public TestCase HadOnce(EntityType type, string name, Value value, double daysBefore)
    {
        values.Learn(Add(type, name), value, Now - (long)(daysBefore * Day));
        return this;
    }

    /// <summary>What an entity has in the story.</summary>
    public TestCase Has(EntityType type, string name, Value value, long after = 60_000)
    {
        var entity = Add(type, name);
        var first = values.FirstSeen(entity, value) ?? Now + after;
        trail.Add(TrailValue.Of(entity, value, first, Now + after, values.Days(entity, value)));
        return this;
    }

    /// <summary>A device talked to a peer before, or now.</summary>
    public TestCase Talked(string name, Value peer, bool blocked)
    {
        pairs.Add(new FlowView { Entity = Add(EntityType.Device, name), Peer = peer.Address, Port = peer.Number, Protocol = peer.Protocol, Blocked = blocked, Time = Now, StartTime = Now, PeerOutside = peer.Feature == Feature.Peer }, 0, out _, null);
        return this;
    }

    /// <summary>An alert about an entity.</summary>
    public TestCase Alerted(EntityType type, string name, Func<Alert, Alert>? with = null)
    {
        var alert = new Alert
        {
            AlertId = "a" + alerts.Count, Time = Now + 120_000, FirstTime = Now, Model = "learned.identity-behaviour", Title = name + " did", Kind = AlertKind.Learned, Severity = Severity.Medium,
            Entity = Ref(type, name), Score = 70, Probability = 1e-5, Attacks = [new("TA0001", "T1078")], Records = 1,
        };
        alerts.Add(with is null ? alert : with(alert));
        return this;
    }

    /// <summary>Somebody marked a model of an entity as expected.</summary>
    public TestCase Marked(string model, EntityType type, string name)
    {
        feedback.Replace([new Feedback { FeedbackId = "fb", Model = model, Entity = Ref(type, name), Reason = "known", By = "Ann", Time = Now - Day, ExpiresAt = Now + Day, IncidentId = "in-1" }]);
        return this;
    }

    public CaseFile File()
    {
        var addresses = new AddressTableBuilder().Add("test", "1", [new AddressRange(Address.Parse("203.0.114.0"), Address.Parse("203.0.114.255"), AddressInfo.None with { Class = AddressClass.Hosting, Organisation = "Rent a Server" })]).Build();
        return new CaseFile(alerts, Now + 600_000, new CaseKnowledge(entities, values, pairs, new WindowBook(), addresses, value => value.Text.IsNone ? value.Address.ToString() : symbols.Text(value.Text), feedback, () => since), trail);
    }

    /// <summary>The answer to a question; null when it has none.</summary>
    public string? Ask(string question) => QuestionCatalogue.Find(question)!.Ask(File())?.Answer;

    /// <summary>The whole inquiry.</summary>
    public Inquiry Inquire() => new(new BeliefTable(HypothesisCatalogue.Shipped, QuestionCatalogue.All), QuestionCatalogue.All, File(), new FactBook());

    public Value Text(Feature feature, string text) => new() { Feature = feature, Text = symbols.Intern(text), Hash = StableHash.Of(text) };

    public static Value Network(string address) => new() { Feature = Feature.SourceNetwork, Address = Address.Parse(address), Hash = Address.Parse(address).StableHash };

    public static Value Outside(string address, ushort port = 443) => WindowBook.PeerValue(Address.Parse(address), port, 6);

    public static Value Inside(string address, ushort port) => WindowBook.PeerValue(new FlowView { Peer = Address.Parse(address), Port = port, Protocol = 6 });

    private EntityRef Ref(EntityType type, string name) => new() { Type = type, Id = entities.Id(Add(type, name)), Name = name };

    private int Add(EntityType type, string name) => entities.GetOrAdd(type, symbols.Intern(name));
}
