using Windhover.Lab.Chance;
using Windhover.Lab.Truth;
using Windhover.Lab.Writers;

namespace Windhover.Lab.Company;

/// <summary>API calls in the shapes that several behaviours and attacks need.</summary>
internal sealed partial class Calls(World world)
{
    private const string Cipher = "TLS_AES_128_GCM_SHA256";
    private const long SessionMilliseconds = 6 * 3_600_000;

    private Estate Estate => world.Estate;

    /// <summary>The account a machine stands in.</summary>
    public AwsAccount AccountOf(Machine machine) => machine.Network switch { Network.Development => Estate.Development, Network.Overseas => Estate.Overseas, _ => Estate.Production };

    /// <summary>The session of a machine's role; its credentials change every six hours.</summary>
    public Caller Instance(Machine machine, long time)
    {
        var account = AccountOf(machine);
        var began = SessionStart(machine, time);
        return Caller.Session(Estate.RoleOf(account, machine.RoleName), machine.InstanceId, InstanceKey(machine, began), Stamp.Iso(began), mfa: false, instance: true);
    }

    /// <summary>When the session of a machine began that holds at a time.</summary>
    public static long SessionStart(Machine machine, long time) => Math.Max(machine.Launched, time - (time + machine.Beat * 311_000L + machine.Address * 7001L) % SessionMilliseconds);

    /// <summary>The session of a person in an account that began at a time.</summary>
    public Caller Person(Person person, AwsAccount account, long began)
    {
        var ids = new Rng(world.Options.Root, $"sso{person.UserName}{account.Id}{began}");
        return Caller.Session(Estate.SignOnRole(account, person.Access), person.Email, "ASIA" + ids.Base32(16), Stamp.Iso(began), mfa: false);
    }

    /// <summary>The service hands a machine its new credentials.</summary>
    public void Handed(Machine machine, long began, Rng rng)
    {
        var account = AccountOf(machine);
        var role = Estate.RoleOf(account, machine.RoleName);
        world.Call(new(account, Caller.Service("ec2.amazonaws.com"), began, "sts", "AssumeRole", "ec2.amazonaws.com", "ec2.amazonaws.com")
        {
            Request = $$"""{"roleArn":"{{role.Arn}}","roleSessionName":"{{machine.InstanceId}}"}""",
            Response = Credentials(InstanceKey(machine, began), began + SessionMilliseconds + 900_000, role, machine.InstanceId),
            Resources = RoleResource(role),
            SharedId = rng.Guid(),
        }, rng);
    }

    /// <summary>An object of a bucket is read or written by a machine, through the VPC's endpoint.</summary>
    public void Object(Machine machine, string name, string bucket, string key, long bytesIn, long bytesOut, long time, Rng rng, Story? story = null) =>
        Object(AccountOf(machine), Instance(machine, time), name, bucket, key, bytesIn, bytesOut, time, Internet.Text(machine.Address), Agent(machine), rng, story, "vpce-0" + AccountOf(machine).VpcId[5..]);

    /// <summary>An object of a bucket is read or written.</summary>
    public void Object(AwsAccount account, Caller caller, string name, string bucket, string key, long bytesIn, long bytesOut, long time, string from, string agent, Rng rng, Story? story = null, string endpoint = "") =>
        world.Call(new(account, caller, time, "s3", name, from, $"[{agent}]")
        {
            Data = true,
            ReadOnly = name is "GetObject" or "ListObjects" or "HeadObject",
            Request = name == "ListObjects"
                ? $$"""{"list-type":"2","bucketName":"{{bucket}}","Host":"{{bucket}}.s3.{{account.Region}}.amazonaws.com","prefix":"{{key}}"}"""
                : $$"""{"bucketName":"{{bucket}}","Host":"{{bucket}}.s3.{{account.Region}}.amazonaws.com","key":"{{key}}"}""",
            Additional = $$"""{"SignatureVersion":"SigV4","CipherSuite":"{{Cipher}}","bytesTransferredIn":{{bytesIn}},"AuthenticationMethod":"AuthHeader","x-amz-id-2":"{{rng.Text(64, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")}}=","bytesTransferredOut":{{bytesOut}}}""",
            Resources = $$"""[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::{{bucket}}/{{key}}"},{"accountId":"{{account.Id}}","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::{{bucket}}"}]""",
            Endpoint = endpoint,
        }, rng, story);

    /// <summary>The autoscaling group starts a machine.</summary>
    public void Launched(Machine machine, string image, string group, long time, Rng rng)
    {
        machine.Launched = time;
        var account = AccountOf(machine);
        var tags = $$"""{"items":[{"key":"aws:autoscaling:groupName","value":"{{group}}"},{"key":"Name","value":"{{group}}"}]}""";
        world.Call(new(account, Scaler(account, time, rng), time, "ec2", "RunInstances", "autoscaling.amazonaws.com", "autoscaling.amazonaws.com")
        {
            ReadOnly = false,
            Request = $$$"""{"instancesSet":{"items":[{"imageId":"{{{image}}}","minCount":1,"maxCount":1}]},"instanceType":"m7g.large","blockDeviceMapping":{},"availabilityZone":"{{{account.Region}}}a","monitoring":{"enabled":true},"subnetId":"{{{machine.SubnetId}}}","disableApiTermination":false,"disableApiStop":false,"clientToken":"fleet-{{{rng.Guid()}}}","iamInstanceProfile":{"arn":"arn:aws:iam::{{{account.Id}}}:instance-profile/{{{machine.RoleName}}}"},"tagSpecificationSet":{"items":[{"resourceType":"instance","tags":[{"key":"aws:autoscaling:groupName","value":"{{{group}}}"}]}]}}""",
            Response = RunResponse(account, machine, image, "m7g.large", tags, "auto scaling", time, rng),
        }, rng);
        Handed(machine, time, rng);
    }

    /// <summary>What RunInstances answers for one machine.</summary>
    public static string RunResponse(AwsAccount account, Machine machine, string image, string type, string tags, string invokedBy, long time, Rng rng) => $$$"""{"requestId":"{{{rng.Guid()}}}","reservationId":"r-0{{{rng.Hex(16)}}}","ownerId":"{{{account.Id}}}","groupSet":{},"instancesSet":{"items":[{"instanceId":"{{{machine.InstanceId}}}","imageId":"{{{image}}}","instanceState":{"code":0,"name":"pending"},"privateDnsName":"ip-{{{Internet.Text(machine.Address).Replace('.', '-')}}}.{{{account.Region}}}.compute.internal","amiLaunchIndex":0,"productCodes":{},"instanceType":"{{{type}}}","launchTime":{{{time}}},"placement":{"availabilityZone":"{{{account.Region}}}a","tenancy":"default"},"monitoring":{"state":"pending"},"subnetId":"{{{machine.SubnetId}}}","vpcId":"{{{account.VpcId}}}","privateIpAddress":"{{{Internet.Text(machine.Address)}}}","stateReason":{"code":"pending","message":"pending"},"architecture":"arm64","rootDeviceType":"ebs","rootDeviceName":"/dev/xvda","blockDeviceMapping":{},"virtualizationType":"hvm","hypervisor":"xen","tagSet":{{{tags}}},"groupSet":{"items":[{"groupId":"sg-0{{{account.VpcId[5..]}}}","groupName":"{{{machine.Tier}}}"}]},"sourceDestCheck":true,"networkInterfaceSet":{"items":[{"networkInterfaceId":"{{{machine.InterfaceId}}}","subnetId":"{{{machine.SubnetId}}}","vpcId":"{{{account.VpcId}}}","ownerId":"{{{account.Id}}}","status":"in-use","privateIpAddress":"{{{Internet.Text(machine.Address)}}}","sourceDestCheck":true,"interfaceType":"interface","attachment":{"attachmentId":"eni-attach-0{{{rng.Hex(16)}}}","deviceIndex":0,"status":"attaching","attachTime":{{{time}}},"deleteOnTermination":true},"privateIpAddressesSet":{"item":[{"privateIpAddress":"{{{Internet.Text(machine.Address)}}}","primary":true}]},"ipv6AddressesSet":{},"tagSet":{}}]},"iamInstanceProfile":{"arn":"arn:aws:iam::{{{account.Id}}}:instance-profile/{{{machine.RoleName}}}","id":"AIPA{{{new Rng(account.VpcId.Length, account.Id + machine.RoleName).Base32(17)}}}"},"ebsOptimized":false,"enaSupport":true}]},"requesterId":"{{{invokedBy}}}"}""";

    /// <summary>The autoscaling group ends a machine.</summary>
    public void Terminated(Machine machine, long time, Rng rng)
    {
        var account = AccountOf(machine);
        world.Call(new(account, Scaler(account, time, rng), time, "ec2", "TerminateInstances", "autoscaling.amazonaws.com", "autoscaling.amazonaws.com")
        {
            ReadOnly = false,
            Request = $$$"""{"instancesSet":{"items":[{"instanceId":"{{{machine.InstanceId}}}"}]}}""",
            Response = $$$"""{"requestId":"{{{rng.Guid()}}}","instancesSet":{"items":[{"instanceId":"{{{machine.InstanceId}}}","currentState":{"code":32,"name":"shutting-down"},"previousState":{"code":16,"name":"running"}}]}}""",
        }, rng);
    }

    /// <summary>Keys of a new session.</summary>
    public static string Credentials(string accessKeyId, long expires, Role role, string session) =>
        $$$"""{"credentials":{"accessKeyId":"{{{accessKeyId}}}","sessionToken":"HIDDEN_DUE_TO_SECURITY_REASONS","expiration":"{{{Stamp.Long(expires)}}}"},"assumedRoleUser":{"assumedRoleId":"{{{role.PrincipalId}}}:{{{session}}}","arn":"arn:aws:sts::{{{role.Account}}}:assumed-role/{{{role.Name}}}/{{{session}}}"}}""";

    /// <summary>The resources element of a call on a role.</summary>
    public static string RoleResource(Role role) => $$"""[{"accountId":"{{role.Account}}","type":"AWS::IAM::Role","ARN":"{{role.Arn}}"}]""";

    /// <summary>The SDK that a machine's software speaks with.</summary>
    public static string Agent(Machine machine) => machine.Tier switch
    {
        "db" or "files" => "aws-cli/2.17.9 md/awscrt#0.20.11 ua/2.0 os/linux#6.1.112-124.190.amzn2023.aarch64 md/arch#aarch64 lang/python#3.11.9 md/pyimpl#CPython cfg/retry-mode#standard",
        "batch" => "Boto3/1.35.36 md/Botocore#1.35.36 ua/2.0 os/linux#6.1.112 md/arch#aarch64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.35.36 Resource",
        "ci" => "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.72.1 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.32.2 os/linux lang/go#1.23.2 md/GOOS#linux md/GOARCH#arm64",
        _ => "aws-sdk-java/2.28.22 md/io#sync md/http#Apache ua/2.1 os/Linux#6.1.112-124.190.amzn2023.aarch64 lang/java#21.0.4 md/OpenJDK_64-Bit_Server_VM#21.0.4 cfg/retry-mode#legacy",
    };

    private static Caller Scaler(AwsAccount account, long time, Rng rng) => Caller.Session(
        new(account.Id, "AWSServiceRoleForAutoScaling", "/aws-service-role/autoscaling.amazonaws.com/", "AROA" + new Rng(1, account.Id).Base32(17)),
        "AutoScaling", "ASIA" + rng.Base32(16), Stamp.Iso(time - 60_000), mfa: false, invokedBy: "autoscaling.amazonaws.com");

    private string InstanceKey(Machine machine, long began) => "ASIA" + new Rng(world.Options.Root, machine.InstanceId + began / 1000).Base32(16);
}
