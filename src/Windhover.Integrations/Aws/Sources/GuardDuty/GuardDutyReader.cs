using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.GuardDuty;

/// <summary>One finding: https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html.</summary>
internal sealed class GuardDutyReader : JsonRecordReader
{
    private readonly GuardDutyActor actors;
    private readonly GuardDutyAction actions;
    private readonly GuardDutyTarget targets;
    private readonly SymbolCache texts;
    private readonly Symbol service;
    private readonly JsonField arn, id, type, title, severity, account, region, lastSeen, updated, created, sample;

    /// <param name="context">What the file is read with.</param>
    public GuardDutyReader(ReaderContext context)
        : base(context)
    {
        Envelope("detail");
        texts = new SymbolCache(Symbols);
        service = Symbols.Intern("guardduty.amazonaws.com"u8);
        arn = Named("arn");
        id = Named("id");
        type = Named("type");
        title = Named("title");
        severity = Named("severity");
        account = Named("accountId");
        region = Named("region");
        lastSeen = Named("service.eventLastSeen");
        updated = Named("updatedAt");
        created = Named("createdAt");
        sample = Named("service.additionalInfo.sample");
        actors = new GuardDutyActor(Symbols, Named);
        actions = new GuardDutyAction(Symbols, Named);
        targets = new GuardDutyTarget(Symbols, Named, NamedWhole);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Problem(record, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        if (record.Is(sample, "true"u8))
        {
            output.Ignore(at, "sample finding");
            return;
        }

        ref var finding = ref Begin(output, at, time, EventClass.DetectionFinding);
        finding.Activity = ActivityKind.Other;
        finding.Service = service;
        finding.Operation = texts.Of(record[type]);
        finding.Related = texts.Of(record[title]);
        finding.Account = texts.Of(record[account]);
        var name = new Arn(record[arn]);
        finding.Region = texts.Of(name.Region.IsEmpty ? record[region] : name.Region);
        finding.Severity = Severity(record[severity]);

        // A finding is updated while it goes on, and keeps its id.
        finding.Id = FieldText.Id(record[arn].IsEmpty ? record[id] : record[arn], record[updated]);
        actors.Map(record, ref finding);
        actions.Map(record, ref finding);
        targets.Map(record, ref finding);
        targets.Facts(record, finding, output);
    }

    /// <summary>The bands of https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html; Unknown for no number and for 0, which is reserved.</summary>
    private static FindingSeverity Severity(ReadOnlySpan<byte> text) => !Utf8Parser.TryParse(text, out double number, out var used) || used != text.Length ? FindingSeverity.Unknown : number switch
    {
        >= 9 => FindingSeverity.Critical,
        >= 7 => FindingSeverity.High,
        >= 4 => FindingSeverity.Medium,
        > 0 => FindingSeverity.Low,
        _ => FindingSeverity.Unknown,
    };

    /// <summary>When it was seen last, else when the finding was written.</summary>
    private string? Problem(in JsonRecord record, out long time)
    {
        if (!IsoTime.TryRead(record[lastSeen], out time) && !IsoTime.TryRead(record[updated], out time) && !IsoTime.TryRead(record[created], out time))
            return record[updated].IsEmpty && record[lastSeen].IsEmpty ? "updatedAt is missing" : "updatedAt is not a time";
        return record[type].IsEmpty ? "type is missing" : null;
    }

    private JsonField Named(string path) => Field(path, Listed(path));

    private JsonField NamedWhole(string path) => Whole(path, Listed(path));

    // The command line writes every name with a capital.
    private static string Listed(string path) => string.Join('.', path.Split('.').Select(n => char.ToUpperInvariant(n[0]) + n[1..]));
}
