using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>What calls that succeeded teach about who is who.</summary>
/// <param name="identity">Writes principals.</param>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="responseName">The name of what was made.</param>
/// <param name="last">Whether the entry ends a long operation.</param>
internal sealed class AuditFacts(AuditIdentity identity, SymbolTable symbols, JsonField responseName, JsonField last)
{

    private readonly FactTeller facts = new();

    /// <summary>The id of the key that a call made.</summary>
    public Symbol NewKey(in JsonRecord record) => symbols.Intern(ResourcePath.After(record[responseName], "keys"u8));

    /// <summary>Adds the facts of an entry.</summary>
    public void Learn(in JsonRecord record, AuditLesson lesson, JsonSlice request, in ActorActivity activity, AuditActor actor, EventBuffer output)
    {
        if (!activity.Session.IsNone) facts.Once(EntityFactKind.SessionOfPrincipal, activity.Session, actor.Behind(record), activity, output);
        else if (!activity.Credential.IsNone) facts.Once(EntityFactKind.CredentialOfIdentity, activity.Credential, activity.Actor, activity, output);
        if (activity.Outcome == Outcome.Failure) return;
        switch (lesson)
        {
            case AuditLesson.InstanceMade:
                Made(request, activity, output);
                Labels(request, activity, output);
                break;
            case AuditLesson.LabelsSet:
                Labels(request, activity, output);
                break;
            case AuditLesson.InstanceEnded when record.Is(last, "true"u8):
                Add(EntityFactKind.HostEnded, activity.Resource, default, activity, output);
                break;
            case AuditLesson.AddressGiven:
                Hold(activity, request.Text("natIP"), default, output);
                break;
            case AuditLesson.KeyMade:
                Key(record, activity, output);
                break;
        }
    }

    // All labels that the machine is to have, as a list of keys and values: https://cloud.google.com/compute/docs/reference/rest/v1/instances/setLabels. Of the entry that ends the operation the request is empty but for its type.
    private void Labels(JsonSlice request, in ActorActivity activity, EventBuffer output)
    {
        if (request["labels"].IsNone && request["labelFingerprint"].IsNone && request["name"].IsNone) return;
        var tags = new TagTeller(symbols, activity.Resource, activity.Time, activity.Record, output);
        var labels = request["labels"];
        if (labels.Bytes is [(byte)'{', ..]) tags.SetEach(labels.Properties());
        else tags.SetEach(labels);
        tags.NoOthers();
    }

    // Addresses stand in the request when the caller chose them; in the answer there is only the operation.
    private void Made(JsonSlice request, in ActorActivity activity, EventBuffer output)
    {
        foreach (var networkInterface in request["networkInterfaces"])
        {
            var network = Network(networkInterface.Text("network"));
            Hold(activity, networkInterface.Text("networkIP"), network, output);
            foreach (var access in networkInterface["accessConfigs"]) Hold(activity, access.Text("natIP"), default, output);
        }

        foreach (var account in request["serviceAccounts"])
        {
            var mail = identity.Of(account.Text("email"));
            if (!mail.IsNone && account.Text("email").IndexOf((byte)'@') > 0) Add(EntityFactKind.RoleOfHost, activity.Resource, mail, activity, output);
        }
    }

    private void Key(in JsonRecord record, in ActorActivity activity, EventBuffer output)
    {
        var owner = ResourcePath.After(record[responseName], "serviceAccounts"u8);
        if (activity.ResourceKind == symbols.Intern("serviceaccount"u8)) facts.Once(EntityFactKind.CredentialOfIdentity, NewKey(record), activity.Resource, activity, output);
        else if (owner.IndexOf((byte)'@') > 0) facts.Once(EntityFactKind.CredentialOfIdentity, NewKey(record), identity.Of(owner), activity, output);
    }

    // A network as flow logs name it: without the address of the interface in front.
    private Symbol Network(ReadOnlySpan<byte> url)
    {
        var at = url.IndexOf("projects/"u8);
        return at < 0 ? default : symbols.Intern(url[at..]);
    }

    private static void Hold(in ActorActivity activity, ReadOnlySpan<byte> text, Symbol network, EventBuffer output)
    {
        if (activity.Resource.IsNone || !Address.TryParse(text, out var address)) return;
        output.AddFact(new EntityFact
        {
            Time = activity.Time, Kind = EntityFactKind.AddressOfHost, Subject = activity.Resource, Address = address, Network = network, Record = activity.Record,
        });
    }

    private static void Add(EntityFactKind kind, Symbol subject, Symbol @object, in ActorActivity activity, EventBuffer output)
    {
        if (subject.IsNone) return;
        output.AddFact(new EntityFact { Time = activity.Time, Kind = kind, Subject = subject, Object = @object, Record = activity.Record });
    }
}
