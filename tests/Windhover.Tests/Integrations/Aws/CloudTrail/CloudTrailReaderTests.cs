using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.CloudTrail;

public class CloudTrailReaderTests
{
    private const string Account = "111122223333";

    [Theory]
    [InlineData("""{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/dana"}""", ActorKind.User, "arn:aws:iam::111122223333:user/dana", "")]
    [InlineData("""{"type":"IAMUser","accountId":"111122223333","userName":"dana"}""", ActorKind.User, "arn:aws:iam::111122223333:user/dana", "")]
    [InlineData("""{"type":"IAMUser","principalId":"AIDAX","accountId":"1","userName":"HIDDEN_DUE_TO_SECURITY_REASONS"}""", ActorKind.User, "AIDAX", "")]
    [InlineData("""{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/r/s","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::1:role/p/r"}}}""", ActorKind.Role, "arn:aws:iam::1:role/p/r", "arn:aws:sts::1:assumed-role/r/s")]
    [InlineData("""{"type":"AssumedRole","accountId":"1","arn":"arn:aws:sts::1:assumed-role/r/s"}""", ActorKind.Role, "arn:aws:iam::1:role/r", "arn:aws:sts::1:assumed-role/r/s")]
    [InlineData("""{"type":"Root","accountId":"1"}""", ActorKind.Root, "arn:aws:iam::1:root", "")]
    [InlineData("""{"type":"FederatedUser","arn":"arn:aws:sts::1:federated-user/g","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::1:user/d"}}}""", ActorKind.Federated, "arn:aws:iam::1:user/d", "arn:aws:sts::1:federated-user/g")]
    [InlineData("""{"type":"WebIdentityUser","principalId":"accounts.example:app:u","userName":"u"}""", ActorKind.Federated, "accounts.example:app:u", "")]
    [InlineData("""{"type":"SAMLUser","userName":"erin"}""", ActorKind.Federated, "erin", "")]
    [InlineData("""{"type":"AWSService","invokedBy":"lambda.amazonaws.com"}""", ActorKind.Service, "lambda.amazonaws.com", "")]
    [InlineData("""{"type":"AWSAccount","principalId":"AROAX:s","accountId":"2"}""", ActorKind.Role, "AROAX", "AROAX:s")]
    [InlineData("""{"type":"AWSAccount","principalId":"AIDAX","accountId":"2"}""", ActorKind.User, "AIDAX", "")]
    [InlineData("""{"type":"AWSAccount","principalId":"","accountId":"anonymous"}""", ActorKind.Anonymous, "", "")]
    [InlineData("""{"type":"IdentityCenterUser","onBehalfOf":{"userId":"u-1"},"credentialId":"c-1"}""", ActorKind.User, "u-1", "")]
    [InlineData("""{"type":"Unknown","principalId":"p:s"}""", ActorKind.Unknown, "p", "")]
    [InlineData("null", ActorKind.Unknown, "", "")]
    public void EveryTypeOfIdentityNamesItsActor(string identity, ActorKind kind, string actor, string session)
    {
        var output = CloudTrails.Read(CloudTrails.Record($"\"userIdentity\":{identity}"));
        ref var activity = ref output.Actors[0];
        activity.ActorKind.ShouldBe(kind);
        output.Symbols.Text(activity.Actor).ShouldBe(actor);
        output.Symbols.Text(activity.Session).ShouldBe(session);
    }

    [Theory]
    [InlineData("signin.amazonaws.com", "ConsoleLogin", "", EventClass.Authentication, ActivityKind.Logon)]
    [InlineData("signin.amazonaws.com", "ExitRole", "", EventClass.Authentication, ActivityKind.Logoff)]
    [InlineData("iam.amazonaws.com", "CreateAccessKey", "\"readOnly\":false", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("iam.amazonaws.com", "UpdateLoginProfile", "", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("iam.amazonaws.com", "RemoveUserFromGroup", "", EventClass.AccountChange, ActivityKind.Delete)]
    [InlineData("iam.amazonaws.com", "GetUser", "\"readOnly\":true", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("iam.amazonaws.com", "CreateRole", "", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("iam.amazonaws.com", "AttachRolePolicy", "", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("iam.amazonaws.com", "CreatePolicy", "", EventClass.ApiActivity, ActivityKind.Create)]
    [InlineData("rds.amazonaws.com", "AddRoleToDBCluster", "", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("sso.amazonaws.com", "CreateAccountAssignment", "", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("signin.amazonaws.com", "PasswordUpdated", "", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("signin.amazonaws.com", "ExternalIdPDirectoryLogin", "", EventClass.Authentication, ActivityKind.Logon)]
    [InlineData("s3.amazonaws.com", "GetObject", "\"readOnly\":true", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("s3.amazonaws.com", "PutObject", "\"readOnly\":false", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("sts.amazonaws.com", "AssumeRole", "\"readOnly\":true", EventClass.ApiActivity, ActivityKind.Other)]
    [InlineData("ec2.amazonaws.com", "StopInstances", "\"readOnly\":false", EventClass.ApiActivity, ActivityKind.Other)]
    [InlineData("ec2.amazonaws.com", "Setup", "", EventClass.ApiActivity, ActivityKind.Other)]
    public void AnOperationIsJudgedByItsNameAndService(string service, string name, string more, EventClass eventClass, ActivityKind kind)
    {
        var activity = CloudTrails.Read(CloudTrails.Record(more, service, name)).Actors[0];
        activity.Class.ShouldBe(eventClass);
        activity.Activity.ShouldBe(kind);
    }

    [Theory]
    [InlineData("\"requestParameters\":{\"key\":\"a/b\",\"bucketName\":\"b\"}", "arn:aws:s3:::b", "bucket")]
    [InlineData("\"requestParameters\":{\"key\":\"a/b\"}", "", "")]
    [InlineData("\"requestParameters\":{\"roleName\":\"r\"}", "arn:aws:iam::111122223333:role/r", "role")]
    [InlineData("\"requestParameters\":{\"policyArn\":\"arn:p\",\"userName\":\"u\"}", "arn:aws:iam::111122223333:user/u", "user")]
    [InlineData("\"requestParameters\":{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-1\"},{\"instanceId\":\"i-2\"}]}}", "i-1", "instance")]
    [InlineData("\"requestParameters\":{\"x\":1},\"resources\":[{\"type\":\"AWS::S3::Object\",\"ARN\":\"o\"},{\"type\":\"AWS::KMS::Key\",\"ARN\":\"k\"}]", "k", "key")]
    [InlineData("\"requestParameters\":{\"name\":\"anything\"}", "", "")]
    [InlineData("\"requestParameters\":\"{\\\"secretId\\\":\\\"s\\\"}\"", "s", "secret")]
    public void TheMostTellingResourceIsNamed(string more, string resource, string kind)
    {
        var output = CloudTrails.Read(CloudTrails.Record(more));
        output.Symbols.Text(output.Actors[0].Resource).ShouldBe(resource);
        output.Symbols.Text(output.Actors[0].ResourceKind).ShouldBe(kind);
    }

    [Theory]
    [InlineData("\"requestParameters\":{\"roleName\":\"r\",\"policyArn\":\"arn:p\"}", "arn:p")]
    [InlineData("\"requestParameters\":{\"policyArn\":\"arn:p\"}", "")]
    [InlineData("\"requestParameters\":{\"userName\":\"u\",\"groupName\":\"g\"}", "g")]
    [InlineData("\"requestParameters\":{\"snapshotId\":\"snap-1\",\"createVolumePermission\":{\"add\":{\"items\":[{\"userId\":\"444455556666\"}]}}}", "444455556666")]
    [InlineData("\"requestParameters\":{\"groupId\":\"sg-1\",\"ipPermissions\":{\"items\":[{\"ipRanges\":{\"items\":[{\"cidrIp\":\"0.0.0.0/0\"}]}}]}}", "0.0.0.0/0")]
    [InlineData("\"vpcEndpointId\":\"vpce-1\",\"eventType\":\"AwsVpceEvent\"", "vpce-1")]
    [InlineData("\"vpcEndpointId\":\"vpce-1\",\"eventType\":\"AwsApiCall\"", "")]
    public void WhatStandsBesideTheResourceIsNamed(string more, string related)
    {
        var output = CloudTrails.Read(CloudTrails.Record(more));
        output.Symbols.Text(output.Actors[0].Related).ShouldBe(related);
    }

    [Fact]
    public void WantedFieldsComeWithTheirPathAndUnescaped()
    {
        var output = CloudTrails.Read(
            CloudTrails.Record("\"requestParameters\":{\"a\":[{\"b\":1},{\"b\":true},{\"b\":null},{\"c\":\"no\"}],\"doc\":\"{\\\"x\\\":\\\"\\u00e9\\\"}\"},\"errorMessage\":\"m\""),
            "requestParameters.a.b", "requestParameters.doc", "errorMessage", "requestParameters.absent");
        var found = new List<string>();
        foreach (var field in output.Attributes(output.Actors[0])) found.Add($"{output.Symbols.Text(field.Key)}={Encoding.UTF8.GetString(field.Value)}");
        found.ShouldBe(["requestParameters.a.b=1", "requestParameters.a.b=true", "requestParameters.doc={\"x\":\"\u00e9\"}", "errorMessage=m"]);
    }

    [Fact]
    public void ARefusedCallTeachesNothing()
    {
        var parameters = "\"requestParameters\":{\"networkInterfaceId\":\"eni-1\",\"instanceId\":\"i-1\"}";
        CloudTrails.Facts(CloudTrails.Read(CloudTrails.Record(parameters, name: "AttachNetworkInterface"))).ShouldBe(["InterfaceOfHost eni-1 i-1"]);
        CloudTrails.Facts(CloudTrails.Read(CloudTrails.Record(parameters + ",\"errorCode\":\"Client.UnauthorizedOperation\"", name: "AttachNetworkInterface"))).ShouldBeEmpty();
    }

    [Fact]
    public void FactsDoNotDependOnTheOrderOfTheProperties()
    {
        var record = """{"responseElements":{"accessKey":{"accessKeyId":"AKIA1"}},"requestParameters":{"userName":"u"},"recipientAccountId":"111122223333","eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey","eventTime":"2026-03-02T10:00:00Z"}""";
        CloudTrails.Facts(CloudTrails.Read(record)).ShouldBe([$"CredentialOfIdentity AKIA1 arn:aws:iam::{Account}:user/u"]);
    }

    [Fact]
    public void ASessionNamedAfterAMachineTiesItToTheRoleOnceAFile()
    {
        var record = Encoding.UTF8.GetBytes(CloudTrails.Record("""
            "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/web/i-0123456789abcdef0","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::1:role/web"}}}
            """));
        CloudTrails.Facts(CloudTrails.Read([record, record])).ShouldBe(["RoleOfHost i-0123456789abcdef0 arn:aws:iam::1:role/web"]);
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{}", "eventTime is missing")]
    [InlineData("{} {}", "not valid JSON")]
    [InlineData("""{"eventTime":"2026-13-02T10:00:00Z","eventName":"x"}""", "eventTime is not a time")]
    [InlineData("""{"eventTime":"2026-03-02T10:00:00Z"}""", "eventName is missing")]
    [InlineData("""{"eventTime":"2026-03-02T10:00:00Z","eventName":{"a":1}}""", "eventName is missing")]
    public void ABrokenRecordIsRejectedWithItsReason(string record, string reason)
    {
        var output = CloudTrails.Read(record);
        output.Rejected.Single().Reason.ShouldBe(reason);
        output.EventCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"Records\":[{\"eventVersion\":\"1.08\",\"userIdentity\":{},\"eventTime\":\"\",\"eventSource\":\"\",\"eventName\":\"\"", 95)]
    [InlineData("[{\"awsRegion\":\"x\",\"eventID\":\"\",\"eventName\":\"\",\"eventSource\":\"\",\"eventTime\":\"\"", 95)]
    [InlineData("{\"eventName\":\"x\"}", 0)]
    [InlineData("eventSource eventName", 0)]
    public void AFileIsRecognisedByItsPropertyNames(string head, int sureness) => new CloudTrailSource().Recognise(Encoding.UTF8.GetBytes(head)).ShouldBe(sureness);
}
