using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.GoogleWorkspace.Sources.Activity;

/// <summary>Reads activities; each event of an activity is an event of its own.</summary>
internal sealed class ActivityReader : JsonRecordReader
{
    private const int MostMeanings = 4096;
    private static readonly string[] ParameterPaths = ["parameters.", "events.parameters."];

    private readonly JsonField time, unique, application, customer, email, profile, key, callerType, address, name, type, parameterObject, events, kind;
    private readonly SymbolCache services, operations, accounts, actors;
    private readonly Dictionary<(Symbol Application, Symbol Type, Symbol Name), ActivityMeaning> meanings = [];
    private readonly (byte[] Name, Symbol Key)[] wanted;
    private readonly ActivityParameters parameters = new();
    private readonly ActivityTarget target;
    private readonly FactTeller facts = new();

    /// <param name="context">What the file is read with.</param>
    public ActivityReader(ReaderContext context)
        : base(context)
    {
        target = new ActivityTarget(Symbols);
        services = new SymbolCache(Symbols);
        operations = new SymbolCache(Symbols);
        accounts = new SymbolCache(Symbols);
        actors = new SymbolCache(text => ActivityTarget.Identity(text, Symbols));
        wanted = [.. Wanted(context)];
        time = Field("id.time", "p_event_time");
        unique = Field("id.uniqueQualifier");
        application = Field("id.applicationName");
        customer = Field("id.customerId");
        email = Field("actor.email");
        profile = Field("actor.profileId");
        key = Field("actor.key");
        callerType = Field("actor.callerType");
        address = Field("ipAddress");
        name = Field("name");
        type = Field("type");
        parameterObject = Whole("parameters");
        events = Whole("events");
        kind = Field("kind");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (record[application].IsEmpty)
        {
            // A page of the API that has no activities is a record of its own.
            if (record.Is(kind, "admin#reports#activities"u8)) output.Ignore(at, "page without activities");
            else output.Reject(at, "id.applicationName: missing");
            return;
        }

        var text = record[time];
        if (text.IsEmpty || !IsoTime.TryRead(text, out var when))
        {
            output.Reject(at, text.IsEmpty ? "id.time: missing" : "id.time: not a time");
            return;
        }

        if (record[events].IsEmpty) Single(record, when, at, output);
        else Each(record, when, at, output);
    }

    // An export that has cut the activity into its events.
    private void Single(in JsonRecord record, long when, RecordRef at, EventBuffer output)
    {
        var itsName = record[name].IsEmpty ? record[type] : record[name];
        if (itsName.IsEmpty)
        {
            output.Ignore(at, "activity without events");
            return;
        }

        var list = record[parameterObject];
        parameters.Read(list);
        if (list is [(byte)'[', ..]) AddWanted(output);
        Add(record, itsName, record[type], when, 0, output.EndAttributes(), at, output);
    }

    private void Each(in JsonRecord record, long when, RecordRef at, EventBuffer output)
    {
        var common = output.EndAttributes();
        var index = 0;
        foreach (var one in record.Slice(events))
        {
            var itsType = one.Text("type");
            var itsName = one.Text("name");
            parameters.Read(one["parameters"].Bytes);
            if (itsName.IsEmpty) itsName = itsType;
            if (itsName.IsEmpty)
            {
                output.Reject(at, "events.name: missing");
            }
            else
            {
                output.BeginAttributes();
                foreach (var field in output.Attributes(new ActorActivity { Attributes = common })) output.AddAttribute(field.Key, field.Value);
                AddWanted(output);
                Add(record, itsName, itsType, when, index, output.EndAttributes(), at, output);
            }

            index++;
        }

        if (index == 0) output.Ignore(at, "activity without events");
    }

    private void Add(
        in JsonRecord record, ReadOnlySpan<byte> itsName, ReadOnlySpan<byte> itsType, long when, int index, AttributeRange attributes, RecordRef at, EventBuffer output)
    {
        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Time = when;
        activity.Attributes = attributes;
        activity.Id = Id(record, index);
        activity.Service = services.Of(record[application]);
        activity.Operation = operations.Of(itsName.Trim((byte)' '));
        activity.Account = accounts.Of(record[customer]);
        Address.TryParse(record[address], out activity.SourceAddress);
        var meaning = Judge(activity.Service, operations.Of(itsType), activity.Operation);
        activity.Class = meaning.Class;
        activity.Activity = meaning.Activity;
        activity.Outcome = meaning.Outcome;
        activity.Severity = meaning.Severity;
        Actor(record, ref activity);
        target.Map(parameters, ref activity);
        ActivityDetails.Map(parameters, Symbols, ref activity);

        // A file's title changes, its id does not: people know it by the title.
        if (activity.Class == EventClass.FileHostingActivity) facts.Once(EntityFactKind.NameOf, activity.Resource, Symbols.Intern(parameters["doc_title"u8]), activity, output);
        if (activity.Agent.IsNone) activity.Agent = UserAgentFamily.Intern(parameters["user_agent"u8], Symbols);
    }

    private void Actor(in JsonRecord record, ref ActorActivity activity)
    {
        var who = record[email];
        if (who.IsEmpty) who = record[profile];
        if (who.IsEmpty) who = record[key];
        if (who.IsEmpty && activity.Class == EventClass.Authentication) who = parameters["affected_email_address"u8];
        activity.Actor = actors.Of(who);
        if (record.Is(callerType, "USER"u8) || !record[email].IsEmpty || who.IndexOf((byte)'@') > 0) activity.ActorKind = ActorKind.User;
        else if (activity.Service == services.Of("access_transparency"u8)) activity.ActorKind = ActorKind.Service;
    }

    private ActivityMeaning Judge(Symbol itsApplication, Symbol itsType, Symbol itsName)
    {
        if (meanings.TryGetValue((itsApplication, itsType, itsName), out var known)) return known;
        if (meanings.Count >= MostMeanings) meanings.Clear();
        return meanings[(itsApplication, itsType, itsName)] = ActivityJudge.Of(Symbols.Text(itsApplication), Symbols.Text(itsType), Symbols.Text(itsName));
    }

    // The qualifier is unique among activities of one time; the page names time, qualifier, application and customer as the activity's identity.
    private RecordId Id(in JsonRecord record, int index)
    {
        var qualifier = record[unique];
        if (qualifier.IsEmpty) return default;
        var first = StableHash.Combine(StableHash.Of(record[time]), StableHash.Of(qualifier));
        var second = StableHash.Combine(StableHash.Of(record[application]), StableHash.Of(record[customer]));
        return new RecordId(new UInt128(StableHash.Combine(first, (ulong)index), StableHash.Combine(second, first)), RecordIdForm.Hash);
    }

    private void AddWanted(EventBuffer output)
    {
        foreach (var (itsName, itsKey) in wanted)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                if (parameters.Name(i).SequenceEqual(itsName)) output.AddAttribute(itsKey, parameters.Value(i));
            }
        }
    }

    private static IEnumerable<(byte[] Name, Symbol Key)> Wanted(ReaderContext context)
    {
        foreach (var path in context.WantedFields.Order(StringComparer.Ordinal))
        {
            foreach (var prefix in ParameterPaths)
            {
                if (path.StartsWith(prefix, StringComparison.Ordinal)) yield return (Encoding.UTF8.GetBytes(path[prefix.Length..]), context.Symbols.Intern(path));
            }
        }
    }
}
