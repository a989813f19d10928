using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.SecurityHub;

/// <summary>
/// What a finding is about, and who acted: its list of resources, each with a type, an id and perhaps a role, "Target" or "Actor"
/// (https://docs.aws.amazon.com/securityhub/latest/userguide/asff-resources-attributes.html).
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class AsffResources(SymbolTable symbols)
{
    private static readonly (byte[] Type, string Kind)[] Kinds = [.. new (string Type, string Kind)[]
    {
        ("AwsEc2Instance", "instance"),
        ("AwsS3Bucket", "bucket"),
        ("AwsIamUser", "user"),
        ("AwsIamRole", "role"),
        ("AwsIamGroup", "group"),
        ("AwsIamPolicy", "policy"),
        ("AwsIamAccessKey", "access key"),
        ("AwsLambdaFunction", "function"),
        ("AwsKmsKey", "key"),
        ("AwsEksCluster", "cluster"),
        ("AwsEcsCluster", "cluster"),
        ("AwsRdsDbInstance", "database"),
        ("AwsRdsDbCluster", "database"),
        ("AwsEc2SecurityGroup", "security group"),
        ("AwsEc2NetworkInterface", "interface"),
        ("AwsEc2Volume", "volume"),
        ("AwsEc2Vpc", "network"),
        ("AwsEc2Subnet", "subnet"),
        ("AwsSecretsManagerSecret", "secret"),
        ("AwsAccount", "account"),
        ("AwsCloudTrailTrail", "trail"),
    }.Select(k => (Encoding.ASCII.GetBytes(k.Type), k.Kind))];

    private readonly ArnIdentity identity = new(symbols);

    /// <summary>Fills resource, host and actor of a finding.</summary>
    public void Map(JsonSlice resources, ref ActorActivity finding, EventBuffer output)
    {
        foreach (var resource in resources)
        {
            var id = resource.Text("Id");
            if (id.IsEmpty) continue;
            var type = resource.Text("Type");
            var isIdentity = type.StartsWith("AwsIamUser"u8) || type.StartsWith("AwsIamRole"u8) || type.StartsWith("AwsIamAccessKey"u8);
            if (isIdentity && finding.Actor.IsNone) Actor(resource, id, type, ref finding);
            if (type.SequenceEqual("AwsEc2Instance"u8) && finding.Host.IsNone) Instance(resource, id, ref finding, output);
            if (resource.Text("ResourceRole").SequenceEqual("Actor"u8) || !finding.Resource.IsNone) continue;
            finding.Resource = symbols.Intern(id);
            finding.ResourceKind = Kind(type);
        }
    }

    private void Actor(JsonSlice resource, ReadOnlySpan<byte> id, ReadOnlySpan<byte> type, ref ActorActivity finding)
    {
        if (!type.SequenceEqual("AwsIamAccessKey"u8))
        {
            identity.Map(id, ref finding);
            return;
        }

        var key = resource["Details"]["AwsIamAccessKey"];
        finding.Credential = symbols.Intern(key.Text("AccessKeyId"));
        var issuer = key["SessionContext"]["SessionIssuer"].Text("Arn");
        if (!issuer.IsEmpty)
        {
            identity.Map(issuer, ref finding);
            finding.Session = symbols.Intern(key.Text("PrincipalId"));
            return;
        }

        var name = key.Text("PrincipalName");
        if (name.IsEmpty) name = key.Text("UserName");
        if (name.IsEmpty || key.Text("AccountId").IsEmpty) return;
        var isRole = key.Text("PrincipalType").SequenceEqual("AssumedRole"u8) || key.Text("PrincipalType").SequenceEqual("Role"u8);
        finding.ActorKind = isRole ? ActorKind.Role : ActorKind.User;
        finding.Actor = ArnText.Identity(symbols, default, key.Text("AccountId"), isRole ? "role/"u8 : "user/"u8, name);
        finding.ActorAccount = symbols.Intern(key.Text("AccountId"));
    }

    private void Instance(JsonSlice resource, ReadOnlySpan<byte> id, ref ActorActivity finding, EventBuffer output)
    {
        var slash = id.LastIndexOf((byte)'/');
        finding.Host = symbols.Intern(slash < 0 ? id : id[(slash + 1)..]);
        var details = resource["Details"]["AwsEc2Instance"];
        finding.Network = symbols.Intern(details.Text("VpcId"));
        var profile = details.Text("IamInstanceProfileArn");
        if (profile.IsEmpty) return;
        output.AddFact(new EntityFact { Time = finding.Time, Kind = EntityFactKind.RoleOfHost, Subject = finding.Host, Object = symbols.Intern(profile), Record = finding.Record });
    }

    private Symbol Kind(ReadOnlySpan<byte> type)
    {
        foreach (var (name, kind) in Kinds)
        {
            if (type.SequenceEqual(name)) return symbols.Intern(kind);
        }

        return NameText.Domain(symbols, type.StartsWith("Aws"u8) ? type[3..] : type);
    }
}
