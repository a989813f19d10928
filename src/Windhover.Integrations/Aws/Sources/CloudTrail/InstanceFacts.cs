using System.Buffers;
using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>What RunInstances and TerminateInstances teach.</summary>
internal static class InstanceFacts
{
    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Whether a text is the id of an instance: "i-" and 8 or 17 letters and digits.</summary>
    public static bool IsInstanceId(ReadOnlySpan<byte> text) => text.Length is 10 or 19 && text.StartsWith("i-"u8) && !text[2..].ContainsAnyExcept(Hexadecimal);

    /// <summary>Each machine's interfaces, addresses, role, group, subnet, name and tags.</summary>
    public static void Ran(in CloudTrailRecord record, FactWriter facts)
    {
        foreach (var instance in record.Response["instancesSet"]["items"])
        {
            var id = instance.Text("instanceId");
            if (id.IsEmpty) continue;
            var hasInterface = false;
            foreach (var networkInterface in instance["networkInterfaceSet"]["items"])
            {
                hasInterface = true;
                facts.Add(EntityFactKind.InterfaceOfHost, networkInterface.Text("networkInterfaceId"), id);
                InterfaceFacts.Made(networkInterface, facts);
            }

            if (!hasInterface) facts.AddAddress(EntityFactKind.AddressOfHost, id, instance.Text("privateIpAddress"), instance.Text("vpcId"));
            facts.Add(EntityFactKind.RoleOfHost, id, instance["iamInstanceProfile"].Text("arn"));
            facts.Add(EntityFactKind.MemberOf, id, instance.Text("subnetId"));
            Tags(id, instance["tagSet"]["items"], facts);
            TagFacts.Launched(record, facts.Symbols.Intern(id), instance["tagSet"]["items"], facts);
        }
    }

    /// <summary>The machines that are gone.</summary>
    public static void Ended(in CloudTrailRecord record, FactWriter facts)
    {
        var listed = record.Response["instancesSet"]["items"];
        foreach (var instance in listed.IsNone ? record.Request["instancesSet"]["items"] : listed)
            facts.Add(EntityFactKind.HostEnded, instance.Text("instanceId"), default, needsObject: false);
    }

    private static void Tags(ReadOnlySpan<byte> instance, JsonSlice tags, FactWriter facts)
    {
        foreach (var tag in tags)
        {
            var key = tag.Text("key");
            if (key.SequenceEqual("aws:autoscaling:groupName"u8)) facts.Add(EntityFactKind.MemberOf, instance, tag.Text("value"));
            else if (key.SequenceEqual("Name"u8)) facts.Add(EntityFactKind.NameOf, instance, tag.Text("value"));
        }
    }
}
