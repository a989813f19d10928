using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.S3;
using Windhover.FunctionalTests.Collection.Aws;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>What a person does in an account by hand, and what a reader sees there. While it works nobody's policy is enforced; afterwards everybody's is.</summary>
internal sealed class Administrator(Moto moto) : IDisposable
{
    internal const string Account = "123456789012";
    internal const string Region = "eu-central-1";
    private readonly HttpClient _http = new();

    /// <summary>Calls EC2.</summary>
    internal Task<XElement> Ec2Async(string form) => CallAsync("ec2", $"{form}&Version=2016-11-15");

    /// <summary>Calls IAM.</summary>
    internal Task<XElement> IamAsync(string form) => CallAsync("iam", $"{form}&Version=2010-05-08");

    /// <summary>Calls S3.</summary>
    internal async Task<T> S3Async<T>(Func<AmazonS3Client, Task<T>> call)
    {
        await moto.TrustAsync();
        using var store = new AmazonS3Client(new BasicAWSCredentials("AKIAROOT", "root-secret"), new AmazonS3Config { ServiceURL = moto.Address.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
        var answer = await call(store);
        await moto.EnforceAsync();
        return answer;
    }

    /// <summary>Makes a user who may do only this; gives its keys.</summary>
    internal async Task<(string Id, string Secret)> UserAsync(string name, IEnumerable<string> actions)
    {
        await IamAsync($"Action=CreateUser&UserName={name}");
        var allowed = actions.ToArray();
        var policy = JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = new[] { new { Effect = "Allow", Action = allowed.Length > 0 ? allowed : ["sts:GetCallerIdentity"], Resource = "*" } } });
        await IamAsync($"Action=PutUserPolicy&UserName={name}&PolicyName=p&PolicyDocument={Uri.EscapeDataString(policy)}");
        var key = await IamAsync($"Action=CreateAccessKey&UserName={name}");
        return (Text(key, "AccessKeyId"), Text(key, "SecretAccessKey"));
    }

    /// <summary>A network with one subnet, and two security groups in it.</summary>
    internal async Task<(string Vpc, string Subnet, string First, string Second)> NetworkAsync()
    {
        var vpc = Text(await Ec2Async("Action=CreateVpc&CidrBlock=10.1.0.0/16"), "vpcId");
        var subnet = Text(await Ec2Async($"Action=CreateSubnet&VpcId={vpc}&CidrBlock=10.1.2.0/24"), "subnetId");
        return (vpc, subnet, await GroupAsync(vpc, "web"), await GroupAsync(vpc, "backup"));
    }

    /// <summary>A security group that lets HTTPS in.</summary>
    internal async Task<string> GroupAsync(string vpc, string name)
    {
        var group = Text(await Ec2Async($"Action=CreateSecurityGroup&GroupName={name}&GroupDescription={name}&VpcId={vpc}"), "groupId");
        await Ec2Async($"Action=AuthorizeSecurityGroupIngress&GroupId={group}&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=443&IpPermissions.1.ToPort=443&IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8");
        return group;
    }

    /// <summary>A network interface with some groups.</summary>
    internal async Task<string> InterfaceAsync(string subnet, params string[] groups) =>
        Text(await Ec2Async($"Action=CreateNetworkInterface&SubnetId={subnet}&{string.Join('&', groups.Select((g, i) => $"SecurityGroupId.{i + 1}={g}"))}"), "networkInterfaceId");

    /// <summary>A machine with some network interfaces.</summary>
    internal async Task<string> InstanceAsync(params string[] interfaces) => Text(await Ec2Async(
        $"Action=RunInstances&ImageId=ami-12c6146b&MinCount=1&MaxCount=1&{string.Join('&', interfaces.Select((e, i) => $"NetworkInterface.{i + 1}.DeviceIndex={i}&NetworkInterface.{i + 1}.NetworkInterfaceId={e}"))}"), "instanceId");

    /// <summary>Answers to calls that read, without what differs from call to call, in a stable order.</summary>
    internal async Task<string> DumpAsync(string service, params string[] forms)
    {
        var all = new StringBuilder();
        foreach (var form in forms) all.AppendLine(Stable(await (service == "ec2" ? Ec2Async(form) : IamAsync(form))).ToString());
        return all.ToString();
    }

    public void Dispose() => _http.Dispose();

    internal static string Text(XElement xml, string name) => xml.Descendants().First(e => e.Name.LocalName == name).Value;

    private static XElement Stable(XElement element)
    {
        var copy = new XElement(element.Name.LocalName, element.HasElements ? null : element.Value);
        var children = element.Elements().Where(e => e.Name.LocalName is not ("requestId" or "ResponseMetadata")).Select(Stable).Where(c => c.HasElements || c.Value.Length > 0);
        copy.Add(children.OrderBy(c => c.ToString(), StringComparer.Ordinal));
        return copy;
    }

    private async Task<XElement> CallAsync(string service, string form)
    {
        await moto.TrustAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Address) { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAROOT/20260302/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(text);
        await moto.EnforceAsync();
        return XElement.Parse(text);
    }
}
