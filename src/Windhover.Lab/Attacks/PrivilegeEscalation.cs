using Windhover.Lab.Company;
using Windhover.Lab.Writers;

namespace Windhover.Lab.Attacks;

/// <summary>Somebody who never touches identities gives themselves more rights. Twin: the administrator of identities brings in an employee.</summary>
[Family("privilege-escalation", Pace.Burst)]
internal sealed class PrivilegeEscalation : Attack
{
    private readonly int start;
    private readonly Person person;
    private readonly string from, agent, target;
    private readonly uint outside;
    private bool done;

    public PrivilegeEscalation(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, 8, 17);
        person = twin ? Someone("iam-admin") : Estate.KeyHolders.First();
        outside = Internet.Server(Rng);
        from = Internet.Text(twin ? Estate.OfficeAddress : Stealth > 0.6 ? person.Home : outside);
        agent = twin ? person.Browser : person.CommandLine;
        target = twin ? "new.colleague" : Rng.Pick(["svc-export", "svc-backup", "emergency-admin"]);
        Tell(twin ? "The administrator of identities sets up an account for a new colleague" : "A developer who never manages identities grants themselves lasting administrator rights", "T1098.001", "T1098.003", "T1078.004", "T1087.004", "T1069.003", "T1580", "T1526");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var pace = (int)(9000 + 240_000 * Stealth);
        var account = Estate.Production;
        var caller = Twin ? World.Calls.Person(person, account, at - 600_000) : Estate.UserOf(account, person.UserName);
        Actor(caller, person.Email);
        var user = $$"""{"userName":"{{target}}"}""";
        var newKey = "AKIA" + Rng.Base32(16);
        Touch("identity", $"arn:aws:iam::{account.Id}:user/{target}", target);
        Do("ListUsers", "null");
        if (Twin) Do("CreateUser", user, $$$"""{"user":{"path":"/","userName":"{{{target}}}","userId":"AIDA{{{Rng.Base32(17)}}}","arn":"arn:aws:iam::{{{account.Id}}}:user/{{{target}}}","createDate":"{{{Stamp.Long(at)}}}"}}""", false);
        else Do("ListAttachedUserPolicies", user);
        var policy = Twin ? "ReadOnlyAccess" : "AdministratorAccess";
        if (Twin) Do("AddUserToGroup", $$"""{"userName":"{{target}}","groupName":"shop-team"}""", readOnly: false);
        if (!Twin && Rng.Chance(0.6)) Do("UpdateAssumeRolePolicy", $$"""{"roleName":"release-role","policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]}"}""", readOnly: false, error: "AccessDenied");
        Do("AttachUserPolicy", $$"""{"userName":"{{target}}","policyArn":"arn:aws:iam::aws:policy/{{policy}}"}""", readOnly: false);
        Do("CreateAccessKey", user, $$$"""{"accessKey":{"userName":"{{{target}}}","accessKeyId":"{{{newKey}}}","status":"Active","createDate":"{{{Stamp.Long(at)}}}"}}""", false);
        if (Twin || Stealth < 0.5) Do("CreateLoginProfile", $$"""{"userName":"{{target}}","passwordResetRequired":{{(Twin ? "true" : "false")}}}""", $$$"""{"loginProfile":{"userName":"{{{target}}}","createDate":"{{{Stamp.Long(at)}}}","passwordResetRequired":{{{(Twin ? "true" : "false")}}}}}""", false);
        if (Twin) return;
        var ids = new Chance.Rng(World.Options.Root, account.Id + "user" + target);
        var escalated = Caller.User(account.Id, target, "AIDA" + ids.Base32(17), newKey);
        Actor(escalated, target);
        foreach (var (service, name) in new[] { ("sts", "GetCallerIdentity"), ("s3", "ListBuckets"), ("iam", "GetAccountAuthorizationDetails"), ("secretsmanager", "ListSecrets"), ("ec2", "DescribeSnapshots") })
            Call(account, escalated, at += Rng.Between(2000, pace), service, name, Internet.Text(outside), "Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#6.6.9 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.69");

        void Do(string name, string request, string response = "null", bool readOnly = true, string error = "") =>
            Call(account, caller, at += Rng.Between(2000, pace), "iam", name, from, agent, request, readOnly, error, error.Length > 0 ? "null" : response);
    }
}
