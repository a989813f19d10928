using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.GuardDuty;

/// <summary>What a finding is about: the resource it names, the machine, and what it tells of the machine's interfaces.</summary>
internal sealed class GuardDutyTarget
{
    private readonly SymbolTable symbols;
    private readonly SymbolCache texts;
    private readonly (JsonField Field, Symbol Kind)[] resources;
    private readonly JsonField instance, task, interfaces, profile, network;
    private readonly Symbol accessKey;

    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="field">Keeps a field.</param>
    /// <param name="whole">Keeps a field as a whole.</param>
    public GuardDutyTarget(SymbolTable symbols, Func<string, JsonField> field, Func<string, JsonField> whole)
    {
        this.symbols = symbols;
        texts = new SymbolCache(symbols);
        instance = field("resource.instanceDetails.instanceId");
        task = field("resource.ecsClusterDetails.taskDetails.arn");
        interfaces = whole("resource.instanceDetails.networkInterfaces");
        profile = field("resource.instanceDetails.iamInstanceProfile.arn");
        network = field("resource.instanceDetails.networkInterfaces.vpcId");
        accessKey = symbols.Intern("access key"u8);
        resources =
        [
            .. new (string Path, string Kind)[]
            {
                ("resource.s3BucketDetails.arn", "bucket"),
                ("resource.s3BucketDetails.name", "bucket"),
                ("resource.lambdaDetails.functionArn", "function"),
                ("resource.rdsDbInstanceDetails.dbInstanceArn", "database"),
                ("resource.rdsLimitlessDbDetails.dbShardGroupArn", "database"),
                ("resource.eksClusterDetails.arn", "cluster"),
                ("resource.ecsClusterDetails.arn", "cluster"),
                ("resource.ebsSnapshotDetails.snapshotArn", "snapshot"),
                ("resource.ec2ImageDetails.imageArn", "image"),
                ("resource.recoveryPointDetails.recoveryPointArn", "recovery point"),
                ("service.action.awsApiCallAction.affectedResources.AWS::IAM::Role", "role"),
                ("service.action.awsApiCallAction.affectedResources.AWS::IAM::User", "user"),
                ("service.action.awsApiCallAction.affectedResources.AWS::S3::Bucket", "bucket"),
                ("service.action.awsApiCallAction.affectedResources.AWS::CloudTrail::Trail", "trail"),
                ("service.detection.sequence.resources.uid", "resource"),
            }.Select(r => (field(r.Path), symbols.Intern(r.Kind))),
        ];
    }

    /// <summary>Fills the resource and the host of a finding that has its actor.</summary>
    public void Map(in JsonRecord record, ref ActorActivity finding)
    {
        finding.Host = texts.Of(record[instance].IsEmpty ? record[task] : record[instance]);
        finding.Network = texts.Of(record[network]);
        foreach (var (field, kind) in resources)
        {
            if (record[field].IsEmpty) continue;
            finding.Resource = texts.Of(record[field]);
            finding.ResourceKind = kind;
            return;
        }

        if (!record[instance].IsEmpty)
        {
            finding.Resource = finding.Host;
            finding.ResourceKind = symbols.Intern("instance"u8);
        }
        else if (!finding.Credential.IsNone)
        {
            finding.Resource = finding.Credential;
            finding.ResourceKind = accessKey;
        }
    }

    /// <summary>Which machine has which interfaces with which private addresses; a public address may have changed hands since.</summary>
    public void Facts(in JsonRecord record, in ActorActivity finding, EventBuffer output)
    {
        var id = record[instance];
        if (id.IsEmpty) return;
        foreach (var one in record.Slice(interfaces))
        {
            var name = Text(one, "networkInterfaceId", "NetworkInterfaceId");
            if (name.IsEmpty) continue;
            Add(EntityFactKind.InterfaceOfHost, name, texts.Of(id), default, default, finding, output);
            if (Address.TryParse(Text(one, "privateIpAddress", "PrivateIpAddress"), out var address))
                Add(EntityFactKind.AddressOfInterface, name, default, address, symbols.Intern(Text(one, "vpcId", "VpcId")), finding, output);
        }

        if (!record[profile].IsEmpty) Add(EntityFactKind.RoleOfHost, id, texts.Of(record[profile]), default, default, finding, output);
    }

    private static ReadOnlySpan<byte> Text(JsonSlice one, string name, string listedName) => one.Text(name).IsEmpty ? one.Text(listedName) : one.Text(name);

    private void Add(EntityFactKind kind, ReadOnlySpan<byte> subject, Symbol @object, Address address, Symbol inNetwork, in ActorActivity finding, EventBuffer output) =>
        output.AddFact(new EntityFact
        {
            Time = finding.Time,
            Kind = kind,
            Subject = symbols.Intern(subject),
            Object = @object,
            Network = inNetwork,
            Address = address,
            Record = finding.Record,
        });
}
