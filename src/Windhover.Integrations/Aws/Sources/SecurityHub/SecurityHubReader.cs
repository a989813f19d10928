using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.SecurityHub;

/// <summary>One finding: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html.</summary>
internal sealed class SecurityHubReader : JsonRecordReader
{
    private readonly AsffResources resources;
    private readonly AsffNetwork network;
    private readonly SymbolCache texts;
    private readonly JsonField id, product, generator, type, title, account, region, label, normalized, lastObserved, updated, created, list, compliance, state;

    /// <param name="context">What the file is read with.</param>
    public SecurityHubReader(ReaderContext context)
        : base(context)
    {
        texts = new SymbolCache(Symbols);
        resources = new AsffResources(Symbols);
        network = new AsffNetwork(Symbols, path => Field(path));
        id = Field("Id");
        product = Field("ProductArn");
        generator = Field("GeneratorId");
        type = Field("Types", "FindingProviderFields.Types");
        title = Field("Title");
        account = Field("AwsAccountId");
        region = Field("Region");
        label = Field("Severity.Label", "FindingProviderFields.Severity.Label");
        normalized = Field("Severity.Normalized");
        lastObserved = Field("LastObservedAt");
        updated = Field("UpdatedAt");
        created = Field("CreatedAt");
        list = Whole("Resources");
        compliance = Field("Compliance.Status");
        state = Field("RecordState");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Problem(record, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        if (record.Is(state, "ARCHIVED"u8) || record.Is(compliance, "PASSED"u8))
        {
            output.Ignore(at, record.Is(state, "ARCHIVED"u8) ? "archived finding" : "check that passed");
            return;
        }

        ref var finding = ref Begin(output, at, time, EventClass.DetectionFinding);
        finding.Activity = ActivityKind.Other;
        finding.Service = texts.Of(record[product]);
        finding.Operation = texts.Of(record[type].IsEmpty ? record[generator] : record[type]);
        finding.Related = texts.Of(record[title].IsEmpty ? record[generator] : record[title]);
        finding.Account = texts.Of(record[account]);
        finding.Severity = Severity(record);

        // A finding is updated while it lasts, and keeps its id.
        finding.Id = FieldText.Id(record[product], record[id], record[updated]);
        network.Map(record, ref finding);
        resources.Map(record.Slice(list), ref finding, output);
        var name = new Arn(record[product]);
        finding.Region = texts.Of(record[region].IsEmpty ? name.Region : record[region]);
        if (record.Is(compliance, "FAILED"u8)) finding.Outcome = Outcome.Failure;
    }

    private string? Problem(in JsonRecord record, out long time)
    {
        if (!IsoTime.TryRead(record[lastObserved], out time) && !IsoTime.TryRead(record[updated], out time) && !IsoTime.TryRead(record[created], out time))
            return record[updated].IsEmpty && record[lastObserved].IsEmpty ? "UpdatedAt is missing" : "UpdatedAt is not a time";
        return record[id].IsEmpty ? "Id is missing" : null;
    }

    /// <summary>The label, else the bands of the number that it replaced: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Severity.html.</summary>
    private FindingSeverity Severity(in JsonRecord record)
    {
        var text = record[label];
        if (text.SequenceEqual("INFORMATIONAL"u8)) return FindingSeverity.Informational;
        if (text.SequenceEqual("LOW"u8)) return FindingSeverity.Low;
        if (text.SequenceEqual("MEDIUM"u8)) return FindingSeverity.Medium;
        if (text.SequenceEqual("HIGH"u8)) return FindingSeverity.High;
        if (text.SequenceEqual("CRITICAL"u8)) return FindingSeverity.Critical;
        return record[normalized].IsEmpty ? FindingSeverity.Unknown : FieldText.Number(record[normalized]) switch
        {
            >= 90 => FindingSeverity.Critical,
            >= 70 => FindingSeverity.High,
            >= 40 => FindingSeverity.Medium,
            >= 1 => FindingSeverity.Low,
            _ => FindingSeverity.Informational,
        };
    }
}
