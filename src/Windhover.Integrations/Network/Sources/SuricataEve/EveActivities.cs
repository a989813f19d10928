using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>Alerts, and what the parsers of protocols saw.</summary>
/// <param name="fields">The fields.</param>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class EveActivities(EveFields fields, SymbolTable symbols)
{
    private readonly SymbolCache words = new(symbols);
    private readonly SymbolCache names = DomainName.Cache(symbols);
    private readonly SymbolCache agents = new(agent => UserAgentFamily.Intern(agent, symbols), width: 256);

    /// <summary>Fills in what a record says; time and class stand already.</summary>
    public void Fill(in JsonRecord record, EveKind kind, in EveEnds said, ref ActorActivity activity)
    {
        var ends = IsFromServer(record, kind, said) ? said.Turned : said;
        (activity.SourceAddress, activity.SourcePort) = (ends.Source, ends.SourcePort);
        (activity.Destination, activity.DestinationPort) = (ends.Destination, ends.DestinationPort);
        activity.Protocol = ends.Protocol;
        activity.Network = words.Of(record[fields.Sensor]);
        switch (kind)
        {
            case EveKind.Alert:
                Alert(record, ref activity);
                break;
            case EveKind.Dns:
                Dns(record, ref activity);
                break;
            case EveKind.Http:
                Http(record, ref activity);
                break;
            case EveKind.Tls:
                activity.Service = words.Of("tls"u8);
                activity.Operation = words.Of(record[fields.TlsVersion]);
                Name(record[fields.TlsServer], "host"u8, ref activity);
                activity.Id = Id(record, default);
                break;
            case EveKind.Ssh:
                activity.Service = words.Of("ssh"u8);
                activity.Operation = words.Of("login"u8);
                activity.Activity = ActivityKind.Logon;
                activity.Agent = SshBanner.Software(record[fields.SshClient], symbols);
                activity.Id = Id(record, default);
                break;
            default:
                File(record, isUpload: ends == said, ref activity);
                break;
        }
    }

    // Files are told from the side that sent them, answers in old versions from the server: the machine that acts is the client.
    private bool IsFromServer(in JsonRecord record, EveKind kind, in EveEnds ends) => kind switch
    {
        EveKind.File => ends.SourcePort < ends.DestinationPort,
        EveKind.Dns => ends.SourcePort == 53 && ends.DestinationPort != 53 && !record.Is(fields.DnsType, "query"u8) && !record.Is(fields.DnsType, "request"u8),
        _ => false,
    };

    private void Alert(in JsonRecord record, ref ActorActivity activity)
    {
        var category = record[fields.AlertCategory];
        activity.Service = words.Of("alert"u8);
        activity.Operation = words.Of(category.IsEmpty ? record[fields.AlertSignature] : category);
        activity.Related = words.Of(record[fields.AlertSignature]);
        activity.Severity = record[fields.AlertSeverity] switch
        {
            [(byte)'1'] => FindingSeverity.High,
            [(byte)'2'] => FindingSeverity.Medium,
            [(byte)'3'] => FindingSeverity.Low,
            { IsEmpty: true } => FindingSeverity.Unknown,
            _ => FindingSeverity.Informational,
        };
        if (record.Is(fields.AlertAction, "blocked"u8)) activity.Outcome = Outcome.Failure;
        activity.Id = Id(record, record[fields.AlertSignatureId]);
    }

    private void Dns(in JsonRecord record, ref ActorActivity activity)
    {
        activity.Service = words.Of("dns"u8);
        activity.Activity = ActivityKind.Read;
        activity.Operation = words.Of(record[fields.DnsRecordType]);
        Name(record[fields.DnsName], "domain"u8, ref activity);
        var isQuestion = record.Is(fields.DnsType, "query"u8) || record.Is(fields.DnsType, "request"u8);
        var code = isQuestion ? default : record[fields.DnsCode];
        if (!code.IsEmpty) activity.Outcome = code.SequenceEqual("NOERROR"u8) ? Outcome.Success : Outcome.Failure;
        if (activity.Outcome == Outcome.Failure) activity.Error = words.Of(code);

        // Old versions write one record for each answer, all of the same query.
        activity.Id = Id(record, record[fields.DnsType], record[fields.DnsData].IsEmpty ? record[fields.DnsId] : record[fields.DnsData]);
    }

    private void Http(in JsonRecord record, ref ActorActivity activity)
    {
        var method = record[fields.HttpMethod];
        activity.Service = words.Of("http"u8);
        activity.Operation = words.Of(method);
        activity.Activity = HttpWords.ActivityOf(method);
        Name(record[fields.HttpHost], "host"u8, ref activity);
        activity.Agent = agents.Of(record[fields.HttpAgent]);
        activity.Outcome = HttpWords.OutcomeOf(record[fields.HttpStatus]);
        if (activity.Outcome == Outcome.Failure) activity.Error = words.Of(record[fields.HttpStatus]);
        if (ZeekNumber.TryCount(record[fields.HttpLength], long.MaxValue, out var length)) activity.BytesOut = length;
        activity.Id = Id(record, default);
    }

    private void File(in JsonRecord record, bool isUpload, ref ActorActivity activity)
    {
        activity.Service = words.Of("fileinfo"u8);
        activity.Operation = words.Of(record[fields.Application]);
        activity.Activity = isUpload ? ActivityKind.Create : ActivityKind.Read;
        activity.Resource = words.Of(record[fields.FileName]);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of("file"u8);
        activity.Related = words.Of(record[fields.FileMagic]);
        if (record.Is(fields.FileState, "CLOSED"u8)) activity.Outcome = Outcome.Success;
        if (ZeekNumber.TryCount(record[fields.FileSize], long.MaxValue, out var size)) (isUpload ? ref activity.BytesIn : ref activity.BytesOut) = size;
        activity.Id = Id(record, record[fields.FileName]);
    }

    private void Name(ReadOnlySpan<byte> name, ReadOnlySpan<byte> kind, ref ActorActivity activity)
    {
        activity.Resource = names.Of(name);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of(kind);
    }

    private RecordId Id(in JsonRecord record, ReadOnlySpan<byte> what, ReadOnlySpan<byte> which = default)
    {
        Span<byte> inner = stackalloc byte[192];
        var length = 0;
        foreach (var field in (ReadOnlySpan<JsonField>)[fields.Timestamp, fields.Transaction, fields.Packet])
        {
            var text = record[field];
            text[..Math.Min(text.Length, 60)].CopyTo(inner[length..]);
            length += Math.Min(text.Length, 60);
            inner[length++] = (byte)' ';
        }

        return SensorId.Of(record[fields.EventType], record[fields.FlowId], inner[..length], what, which);
    }
}
