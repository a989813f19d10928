using System.Buffers.Text;
using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.OcsfFinding;

/// <summary>Every class but flows to an activity; the README's table says which attribute lands where.</summary>
/// <param name="fields">Where its fields are.</param>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class OcsfActivity(OcsfFields fields, SymbolTable symbols)
{
    private const int Success = 1, Failure = 2;

    private readonly SymbolCache words = new(symbols);
    private readonly SymbolCache agents = new(text => UserAgentFamily.Intern(text, symbols), 256);
    private readonly OcsfPeople people = new(fields, symbols);

    /// <summary>Fills an activity whose time, class and kind are set.</summary>
    public void Map(in JsonRecord record, int uid, ref ActorActivity activity)
    {
        activity.Service = words.Of(Service(record, activity.Class));
        activity.Severity = Number(record[fields.Severity]) is >= 0 and <= 6 and var severity ? (FindingSeverity)severity : FindingSeverity.Unknown;
        activity.Account = words.Of(record[fields.Account]);
        activity.Region = words.Of(record[fields.Region]);
        activity.Host = symbols.Intern(record[fields.Device]);
        Ends(record, ref activity);
        activity.Agent = agents.Of(record[fields.UserAgent]);
        activity.BytesIn = AlertNumbers.Bytes(record[fields.BytesOut]);
        activity.BytesOut = AlertNumbers.Bytes(record[fields.BytesIn]);
        activity.Id = Id(record, activity);
        people.Map(record, uid, ref activity);
        End(record, ref activity);
        switch (activity.Class)
        {
            case EventClass.DetectionFinding:
                activity.Operation = words.Of(record[fields.FindingType] is { IsEmpty: false } type ? type : record[fields.FindingTitle]);
                activity.Related = words.Of(record[fields.FindingTitle]);
                Resource(record, ref activity);
                break;
            case EventClass.DnsActivity:
                Dns(record, ref activity);
                break;
            case EventClass.HttpActivity:
                Http(record, ref activity);
                break;
            case EventClass.FileHostingActivity:
                activity.Operation = Operation(record);
                Target(ref activity, record[fields.File], "file"u8);
                break;
            case EventClass.ProcessActivity:
                activity.Operation = Operation(record);
                Target(ref activity, record[fields.Process], "process"u8);
                break;
            case EventClass.Authentication:
                activity.Operation = Operation(record);
                Target(ref activity, record[fields.Service] is { IsEmpty: false } service ? service : record[fields.DestinationName], record[fields.Service].IsEmpty ? "host"u8 : "service"u8);
                break;
            case EventClass.AccountChange:
                activity.Operation = Operation(record);
                break;
            default:
                activity.Operation = Operation(record);
                Resource(record, ref activity);
                break;
        }
    }

    private static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length ? number : -1;

    private ReadOnlySpan<byte> Service(in JsonRecord record, EventClass eventClass)
    {
        if (eventClass == EventClass.DetectionFinding) return record[fields.Product];
        if (!record[fields.ApiService].IsEmpty) return record[fields.ApiService];
        return record[fields.Service].IsEmpty ? record[fields.Product] : record[fields.Service];
    }

    private Symbol Operation(in JsonRecord record) => words.Of(record[fields.ApiOperation] is { IsEmpty: false } operation ? operation : record[fields.ActivityName]);

    // For findings status_id is where the work on them stands; what became of the attempt is the action.
    private void End(in JsonRecord record, ref ActorActivity activity)
    {
        var said = Number(record[activity.Class == EventClass.DetectionFinding ? fields.Action : fields.Status]);
        if (activity.Class == EventClass.DetectionFinding && said <= 0) said = Number(record[fields.Disposition]);
        activity.Outcome = said == Success ? Outcome.Success : said == Failure ? Outcome.Failure : Outcome.Unknown;
        if (activity.Outcome == Outcome.Failure && activity.Class != EventClass.DetectionFinding) activity.Error = words.Of(record[fields.Error]);
    }

    private void Ends(in JsonRecord record, ref ActorActivity activity)
    {
        if (!Address.TryParse(record[fields.Source], out activity.SourceAddress)) activity.SourceName = words.Of(record[fields.SourceName]);
        Address.TryParse(record[fields.Destination], out activity.Destination);
        activity.SourcePort = AlertNumbers.Port(record[fields.SourcePort]);
        activity.DestinationPort = AlertNumbers.Port(record[fields.DestinationPort]);
        activity.Protocol = AlertNumbers.Protocol(record[fields.Protocol]);
        activity.Network = words.Of(record[fields.SourceNetwork]);
        if (activity.Host.IsNone) activity.Host = symbols.Intern(record[fields.SourceHost]);
    }

    // A finding keeps its id, and often its record's id too, over all updates: the time makes it one record's.
    private RecordId Id(in JsonRecord record, in ActorActivity activity)
    {
        var id = record[fields.RecordId];
        if (activity.Class != EventClass.DetectionFinding) return RecordId.FromText(id);
        if (id.IsEmpty) id = record[fields.FindingId];
        if (id.IsEmpty || id.Length > SymbolTable.LongestText) return default;
        Span<byte> text = stackalloc byte[SymbolTable.LongestText + 24];
        id.CopyTo(text);
        text[id.Length] = (byte)'|';
        return Utf8Formatter.TryFormat(activity.Time, text[(id.Length + 1)..], out var written) ? RecordId.FromText(text[..(id.Length + 1 + written)]) : default;
    }

    private void Dns(in JsonRecord record, ref ActorActivity activity)
    {
        activity.Operation = words.Of(record[fields.QueryType]);
        Target(ref activity, Lower(record[fields.Query].TrimEnd((byte)'.'), stackalloc byte[256]), "domain"u8);
        var code = record[fields.ResponseCode];
        var id = Number(record[fields.ResponseCodeId]);
        if (id < 0 && code.IsEmpty) return;
        var isRight = id == 0 || (id < 0 && Ascii.EqualsIgnoreCase(code, "NoError"u8));
        activity.Outcome = isRight ? Outcome.Success : Outcome.Failure;
        if (!isRight) activity.Error = words.Of(code.IsEmpty ? record[fields.ResponseCodeId] : code);
    }

    private void Http(in JsonRecord record, ref ActorActivity activity)
    {
        activity.Operation = words.Of(record[fields.Method]);
        Target(ref activity, Lower(record[fields.UrlHost] is { IsEmpty: false } host ? host : record[fields.DestinationName], stackalloc byte[256]), "host"u8);
        var code = Number(record[fields.HttpCode]);
        if (code <= 0) return;
        activity.Outcome = code >= 400 ? Outcome.Failure : Outcome.Success;
        activity.Error = code >= 400 ? words.Of(record[fields.HttpCode]) : default;
    }

    private void Resource(in JsonRecord record, ref ActorActivity activity)
    {
        Target(ref activity, record[fields.Resource], Lower(record[fields.ResourceKind], stackalloc byte[256]));
        if (!activity.Resource.IsNone || activity.Class != EventClass.DetectionFinding) return;
        if (!record[fields.File].IsEmpty) Target(ref activity, record[fields.File], "file"u8);
        else if (!record[fields.Query].IsEmpty) Target(ref activity, record[fields.Query], "domain"u8);
        else if (!record[fields.Device].IsEmpty) Target(ref activity, record[fields.Device], "host"u8);
    }

    private void Target(ref ActorActivity activity, ReadOnlySpan<byte> resource, ReadOnlySpan<byte> kind)
    {
        if (resource.IsEmpty) return;
        activity.Resource = symbols.Intern(resource);
        activity.ResourceKind = words.Of(kind);
    }

    private static ReadOnlySpan<byte> Lower(ReadOnlySpan<byte> text, Span<byte> into) =>
        text.Length <= into.Length && Ascii.ToLower(text, into, out var length) == System.Buffers.OperationStatus.Done ? into[..length] : text;
}
