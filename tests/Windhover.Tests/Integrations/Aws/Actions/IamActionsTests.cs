using Shouldly;
using Windhover.Integrations.Aws.Actions.Identities;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.Actions;

public class IamActionsTests
{
    [Theory]
    [InlineData("s3.amazonaws.com GetObject", "s3:GetObject", "s3:GetObjectVersion")]
    [InlineData("s3.amazonaws.com HeadObject", "s3:GetObject", "s3:GetObjectVersion")]
    [InlineData("s3.amazonaws.com REST.GET.OBJECT", "s3:GetObject", "s3:GetObjectVersion")]
    [InlineData("s3.amazonaws.com ListObjectsV2", "s3:ListBucket", null)]
    [InlineData("s3.amazonaws.com CopyObject", "s3:PutObject", null)]
    [InlineData("s3.amazonaws.com PutBucketPolicy", "s3:PutBucketPolicy", null)]
    [InlineData("ec2.amazonaws.com RunInstances", "ec2:RunInstances", null)]
    [InlineData("ec2.amazonaws.com.cn RunInstances", "ec2:RunInstances", null)]
    [InlineData("sqs.amazonaws.com SendMessageBatch", "sqs:SendMessage", null)]
    [InlineData("monitoring.amazonaws.com PutMetricAlarm", "cloudwatch:PutMetricAlarm", null)]
    [InlineData("lambda.amazonaws.com UpdateFunctionCode20150331v2", "lambda:UpdateFunctionCode", null)]
    [InlineData("lambda.amazonaws.com Invoke", "lambda:InvokeFunction", null)]
    [InlineData("cloudfront.amazonaws.com CreateDistribution2020_05_31", "cloudfront:CreateDistribution", null)]
    public void AnOperationIsDeniedByTheActionThatItAsksFor(string operation, string action, string? also)
    {
        var named = IamActions.Of(operation);
        (named.Action, named.Also, named.Problem).ShouldBe((action, also, ""));
    }

    [Theory]
    [InlineData("signin.amazonaws.com ConsoleLogin")]
    [InlineData("apigateway.amazonaws.com CreateRestApi")]
    [InlineData("sts.amazonaws.com GetCallerIdentity")]
    [InlineData("s3.amazonaws.com PutBucketAnalyticsConfiguration")]
    [InlineData("s3.amazonaws.com REST.GET.ACL")]
    [InlineData("dynamodb.amazonaws.com TransactWriteItems")]
    [InlineData("iam.amazonaws.com *")]
    [InlineData("iam.amazonaws.com Create*")]
    [InlineData("*.amazonaws.com GetObject")]
    [InlineData("iam.amazonaws.com CreateUser\",\"NotAction\":\"x")]
    [InlineData("iam.amazonaws.com CreateUser\n")]
    [InlineData("CreateUser")]
    [InlineData("")]
    public void WhatIsNoActionIsSaidAndNotGuessed(string operation)
    {
        var named = IamActions.Of(operation);
        named.Action.ShouldBeNull();
        named.Problem.ShouldNotBeEmpty();
    }
}
