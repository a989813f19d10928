using Shouldly;
using Windhover.Integrations.Common;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.CloudTrail;

public class UserAgentFamilyTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("aws-cli/2.15.0 Python/3.11.6 Linux/6.1 exe/x86_64 prompt/off command/s3.ls", "aws-cli")]
    [InlineData("[aws-cli/1.16.1 Python/2.7]", "aws-cli")]
    [InlineData("Boto3/1.34.2 md/Botocore#1.34.2 ua/2.0 os/linux", "boto3")]
    [InlineData("[Boto3/1.26.165 Python/3.10.6 Linux/5.19 Botocore/1.29.165]", "boto3")]
    [InlineData("Botocore/1.29.1 Python/3.9", "botocore")]
    [InlineData("aws-sdk-go/1.44.1 (go1.20; linux; amd64)", "aws-sdk-go")]
    [InlineData("aws-sdk-go-v2/1.24.0 os/linux lang/go#1.21 md/GOOS#linux", "aws-sdk-go-v2")]
    [InlineData("aws-sdk-java/2.20.1 Linux/6.1 Java/17", "aws-sdk-java")]
    [InlineData("aws-sdk-js/3.500.0 ua/2.0 os/linux", "aws-sdk-js")]
    [InlineData("aws-sdk-go/1.41.4 (go1.18.3; linux; amd64) amazon-ssm-agent/", "amazon-ssm-agent")]
    [InlineData("APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io) terraform-provider-aws/3.76.1", "Terraform")]
    [InlineData("[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10]", "AWS console")]
    [InlineData("RDS Console, aws-internal/3 aws-sdk-java/1.11.975", "AWS console")]
    [InlineData("console.amazonaws.com", "AWS console")]
    [InlineData("signin.amazonaws.com", "AWS console")]
    [InlineData("AWS Internal", "AWS Internal")]
    [InlineData("ec2.amazonaws.com", "ec2.amazonaws.com")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:123.0) Gecko/20100101 Firefox/123.0", "browser Firefox")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36", "browser Chrome")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/122.0.0.0 Safari/537.36 Edg/122.0", "browser Edge")]
    [InlineData("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/17.3 Safari/605.1.15", "browser Safari")]
    [InlineData("Mozilla/2.0 (compatible; NEWT ActiveX; Win32)", "browser")]
    [InlineData("stratus-red-team_84a22508-bcc6-424d-9973-3f841ebf8875", "stratus-red-team")]
    [InlineData("stratus-red-team_ffffffff-abcd-4bad-9cab-fedcbafedcba", "stratus-red-team")]
    [InlineData("python-requests/2.31.0", "python-requests")]
    [InlineData("rclone/v1.62.2", "rclone")]
    [InlineData("S3 Browser/11.6.7 (https://s3browser.com)", "s3")]
    [InlineData("job-4f3a9c1e77 run", "job")]
    [InlineData("1.2.3", "other")]
    public void AToolIsNamedWithoutItsVersion(string userAgent, string family) => UserAgentFamily.Of(userAgent).ShouldBe(family);
}
