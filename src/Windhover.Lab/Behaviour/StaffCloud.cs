using Windhover.Lab.Chance;
using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>People in the cloud's console and on its command line: through single sign-on, from the office, from home, from hotels.</summary>
internal sealed class StaffCloud : Doing
{
    private static readonly (string Service, string Name)[] Reading =
    [
        ("ec2", "DescribeInstances"), ("cloudwatch", "GetMetricData"), ("logs", "DescribeLogGroups"), ("ec2", "DescribeSecurityGroups"), ("s3", "ListBuckets"), ("logs", "StartQuery"),
        ("autoscaling", "DescribeAutoScalingGroups"), ("elasticloadbalancing", "DescribeTargetHealth"), ("rds", "DescribeDBInstances"), ("ec2", "DescribeVolumes"), ("ec2", "DescribeSubnets"),
        ("iam", "ListRoles"), ("ec2", "DescribeVpcs"), ("cloudtrail", "LookupEvents"), ("iam", "GetRole"), ("lambda", "ListFunctions20150331"), ("ec2", "DescribeImages"), ("ecr", "DescribeRepositories"),
        ("health", "DescribeEventAggregates"), ("ssm", "DescribeInstanceInformation"), ("kms", "ListAliases"), ("iam", "ListUsers"), ("ec2", "DescribeAddresses"), ("ec2", "DescribeSnapshots"),
        ("secretsmanager", "ListSecrets"), ("ce", "GetCostAndUsage"), ("route53", "ListHostedZones"), ("iam", "GetAccountSummary"), ("acm", "ListCertificates"), ("sqs", "ListQueues"),
        ("ec2", "DescribeNetworkInterfaces"), ("dynamodb", "ListTables"), ("iam", "ListAccessKeys"), ("config", "DescribeComplianceByConfigRule"), ("guardduty", "ListDetectors"), ("servicequotas", "ListServiceQuotas"),
        ("ec2", "GetConsoleOutput"), ("athena", "ListWorkGroups"), ("glue", "GetTables"), ("access-analyzer", "ListAnalyzers"), ("organizations", "DescribeOrganization"), ("ec2", "DescribeFlowLogs"),
    ];

    private static readonly (string Service, string Name, string Request)[] Changing =
    [
        ("ec2", "CreateTags", """{"resourcesSet":{"items":[{"resourceId":"i-0aaaabbbbccccdddd"}]},"tagSet":{"items":[{"key":"owner","value":"team-shop"}]}}"""),
        ("ssm", "StartSession", """{"target":"i-0aaaabbbbccccdddd"}"""), ("logs", "PutRetentionPolicy", """{"logGroupName":"/shop/app","retentionInDays":30}"""),
        ("cloudwatch", "PutDashboard", """{"dashboardName":"shop"}"""), ("ssm", "PutParameter", """{"name":"/dev/app/flag","type":"String","value":"HIDDEN_DUE_TO_SECURITY_REASONS","overwrite":true}"""),
        ("lambda", "UpdateFunctionConfiguration20150331v2", """{"functionName":"thumbnailer"}"""), ("ec2", "CreateSnapshot", """{"volumeId":"vol-0aaaabbbbccccdddd"}"""),
        ("cloudwatch", "PutMetricAlarm", """{"alarmName":"shop-5xx","namespace":"AWS/ApplicationELB"}"""), ("ec2", "RebootInstances", """{"instancesSet":{"items":[{"instanceId":"i-0aaaabbbbccccdddd"}]}}"""),
    ];

    private readonly List<Visit> visits = [];
    private readonly Dictionary<Person, (string Service, string Name)[]> habits = [];
    private readonly Dictionary<Person, uint> hotels = [];

    public StaffCloud(World world)
        : base(world)
    {
        foreach (var person in Estate.Staff.Where(p => p.Access.Length > 0))
        {
            // Habits differ by person; everybody's tail is the whole list.
            habits[person] = [.. Reading.OrderBy(a => Array.IndexOf(Reading, a) + Rng.Unit() * 14)];
            hotels[person] = Internet.Home(Rng);
        }
    }

    public override void Step(Minute now)
    {
        foreach (var person in habits.Keys.OrderBy(p => p.UserName, StringComparer.Ordinal)) Consider(person, now);
        for (var i = visits.Count - 1; i >= 0; i--)
        {
            Act(visits[i], now);
            if (now.Index >= visits[i].Until) visits.RemoveAt(i);
        }
    }

    private void Consider(Person person, Minute now)
    {
        var rate = person.Job switch { "platform" => 0.0060, "developer" => 0.0038, "iam-admin" => 0.0035, "analyst" => 0.002, _ => 0.0008 };
        if (!person.Present(now.Day) || visits.Exists(v => v.Person == person) || !Rng.Chance(rate * Season.Staff(now))) return;
        var homeDay = new Rng(World.Options.Root, $"{person.UserName}{now.Day}").Chance(0.3) || now.IsWeekend || now.LocalHour is < 7 or > 19;
        var from = person.Travelling(now.Day) ? person.Hotel(now.Day, hotels[person]) : homeDay ? person.Home : Estate.OfficeAddress;
        var account = Rng.Chance(person.Job == "developer" ? 0.35 : 0.75) ? Estate.Production : Estate.Development;
        var began = now.Second * 1000;
        if (Estate.KeyHolders.Contains(person) && account == Estate.Production && Rng.Chance(0.7))
        {
            visits.Add(new(person, account, Estate.UserOf(account, person.UserName), Internet.Text(from), person.CommandLine, now.Index + Rng.Between(2, 25)));
            return;
        }

        var console = Rng.Chance(0.65);
        var visit = new Visit(person, account, World.Calls.Person(person, account, began), Internet.Text(from), console ? person.Browser : person.CommandLine, now.Index + Rng.Between(4, 50));
        visits.Add(visit);
        World.Calls.SignIn(person, account, visit.Caller, visit.From, visit.Agent, console, began, Rng);
    }

    private void Act(Visit visit, Minute now)
    {
        for (var i = Rng.Poisson(1.6); i > 0; i--)
        {
            if (visit.Person.Job is "platform" or "developer" or "iam-admin" && Rng.Chance(0.05))
            {
                var (changed, operation, request) = Rng.PickZipf(Changing);
                World.Call(new(visit.Account, visit.Caller, Within(now), changed, operation, visit.From, visit.Agent) { ReadOnly = false, Request = request.Replace("0aaaabbbbccccdddd", "0" + Rng.Hex(16)) }, Rng);
                continue;
            }

            var (service, name) = Rng.PickZipf(habits[visit.Person]);
            var denied = visit.Person.Access is "ReadOnlyAccess" or "Billing" ? Rng.Chance(0.06) : Rng.Chance(0.006);
            World.Call(new(visit.Account, visit.Caller, Within(now), service, name, visit.From, visit.Agent)
            {
                Region = service is "iam" or "route53" or "organizations" or "health" or "ce" ? "us-east-1" : null,
                Error = !denied ? "" : service == "ec2" ? "Client.UnauthorizedOperation" : "AccessDenied",
                ErrorMessage = denied ? $"User: {visit.Caller.SessionArn} is not authorized to perform: {service}:{name}" : "",
            }, Rng);
        }
    }

    private sealed record Visit(Person Person, AwsAccount Account, Caller Caller, string From, string Agent, int Until);
}
