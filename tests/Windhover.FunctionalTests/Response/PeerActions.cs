using System.Reflection;
using Windhover.Core.Entities;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.FunctionalTests.Collection;

namespace Windhover.FunctionalTests.Response;

/// <summary>The actions and responders of this build, and what tests ask of them.</summary>
internal static class PeerActions
{
    internal static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly ActionCatalogue Catalogue = ActionCatalogue.In(Assembly.Load("Windhover.Integrations"));

    internal static IAction Of(string name) => Catalogue.Action(name) ?? throw new InvalidOperationException($"no action {name}");

    /// <summary>A connection, with the defaults of what is not set.</summary>
    internal static IResponderConnection Open(string responder, IReadOnlyDictionary<string, string> settings)
    {
        var found = Catalogue.Responder(responder) ?? throw new InvalidOperationException($"no responder {responder}");
        var values = found.Descriptor.Settings.Where(s => s.Default is not null).ToDictionary(s => s.Name, s => s.Default!, StringComparer.Ordinal);
        foreach (var (name, value) in settings) values[name] = value;
        return found.Open(new CollectorSettings("test", values), new HurriedClock());
    }

    internal static ActionRequest Request(Containment wanted, string id = "act-7f3a") =>
        new(id, wanted, Now.ToUnixTimeMilliseconds(), Now.AddHours(2).ToUnixTimeMilliseconds());

    internal static EntityRef Identity(string native) => new() { Type = EntityType.Identity, Id = $"identity:{native}", Name = native };

    internal static EntityRef Device(string native, string account = "", params string[] ips) => new() { Type = EntityType.Device, Id = $"device:{native}", Name = native, Account = account, Ips = ips };
}
