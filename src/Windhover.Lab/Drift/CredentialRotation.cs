using Windhover.Lab.Company;
using Windhover.Lab.Writers;

namespace Windhover.Lab.Drift;

/// <summary>The yearly rotation: new keys for the users that still have some, new secrets, a new certificate; every server reads its secret again.</summary>
internal sealed class CredentialRotation(World world, int day)
    : Change(world, day, "credential-rotation", "Access keys, secrets and a certificate are replaced, and every server reads its secret again")
{
    protected override void Go(Minute now)
    {
        if (!Begins(now, 11)) return;
        var person = Admin();
        var account = Estate.Production;
        var at = Within(now);
        var from = Internet.Text(Estate.OfficeAddress);
        var caller = World.Calls.Person(person, account, at);
        Touch(caller, person.Email);
        World.Calls.SignIn(person, account, caller, from, person.CommandLine, console: false, at, Rng);
        foreach (var name in Estate.KeyHolders.Select(p => p.UserName).Append("svc-export").ToList())
        {
            var old = Estate.KeyOf(account, name);
            Estate.Rotate(account, name);
            Touch(Estate.UserOf(account, name), name);
            Call(account, caller, from, person.CommandLine, at += Rng.Between(9000, 120_000), "iam", "ListAccessKeys", $$"""{"userName":"{{name}}"}""", readOnly: true);
            World.Call(new(account, caller, at += Rng.Between(3000, 20_000), "iam", "CreateAccessKey", from, person.CommandLine)
            {
                ReadOnly = false,
                Region = "us-east-1",
                Request = $$"""{"userName":"{{name}}"}""",
                Response = $$$"""{"accessKey":{"userName":"{{{name}}}","accessKeyId":"{{{Estate.KeyOf(account, name)}}}","status":"Active","createDate":"{{{Stamp.Long(at)}}}"}}""",
            }, Rng);
            Call(account, caller, from, person.CommandLine, at + 7_200_000, "iam", "UpdateAccessKey", $$"""{"userName":"{{name}}","status":"Inactive","accessKeyId":"{{old}}"}""");
            Call(account, caller, from, person.CommandLine, at + 10_800_000, "iam", "DeleteAccessKey", $$"""{"userName":"{{name}}","accessKeyId":"{{old}}"}""");
        }

        foreach (var tier in new[] { "app", "worker", "web" })
            Call(account, caller, from, person.CommandLine, at += Rng.Between(9000, 90_000), "secretsmanager", "PutSecretValue", $$"""{"secretId":"arn:aws:secretsmanager:eu-west-1:{{account.Id}}:secret:prod/{{tier}}/database-Xk3pQz","clientRequestToken":"{{Rng.Guid()}}"}""");
        Call(account, caller, from, person.CommandLine, at += 60_000, "acm", "ImportCertificate", $$"""{"certificateArn":"arn:aws:acm:eu-west-1:{{account.Id}}:certificate/{{Rng.Guid()}}"}""");
        foreach (var machine in Estate.Apps.Concat(Estate.Workers).Concat(Estate.Web).ToList())
        {
            Touch(machine);
            var read = at + Rng.Below(1_200_000);
            World.Call(new(account, World.Calls.Instance(machine, read), read, "secretsmanager", "GetSecretValue", Internet.Text(Estate.ProductionNat.PublicAddress), Calls.Agent(machine))
            {
                Request = $$"""{"secretId":"arn:aws:secretsmanager:eu-west-1:{{account.Id}}:secret:prod/{{machine.Tier}}/database-Xk3pQz"}""",
            }, Rng);
        }
    }
}
