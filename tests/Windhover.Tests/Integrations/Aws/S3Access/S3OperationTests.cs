using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.S3Access;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.S3Access;

public class S3OperationTests
{
    [Theory]
    [InlineData("REST.GET.OBJECT", EventClass.FileHostingActivity, ActivityKind.Read, false)]
    [InlineData("REST.HEAD.OBJECT", EventClass.FileHostingActivity, ActivityKind.Read, false)]
    [InlineData("REST.PUT.OBJECT", EventClass.FileHostingActivity, ActivityKind.Create, true)]
    [InlineData("REST.PUT.PART", EventClass.FileHostingActivity, ActivityKind.Create, true)]
    [InlineData("REST.POST.UPLOADS", EventClass.FileHostingActivity, ActivityKind.Create, false)]
    [InlineData("REST.PUT.OBJECT_TAGGING", EventClass.FileHostingActivity, ActivityKind.Update, false)]
    [InlineData("REST.DELETE.OBJECT", EventClass.FileHostingActivity, ActivityKind.Delete, false)]
    [InlineData("REST.POST.MULTI_OBJECT_DELETE", EventClass.FileHostingActivity, ActivityKind.Delete, false)]
    [InlineData("BATCH.DELETE.OBJECT", EventClass.FileHostingActivity, ActivityKind.Delete, false)]
    [InlineData("REST.COPY.OBJECT", EventClass.FileHostingActivity, ActivityKind.Create, false)]
    [InlineData("REST.COPY.OBJECT_GET", EventClass.FileHostingActivity, ActivityKind.Read, false)]
    [InlineData("S3.CREATE.DELETEMARKER", EventClass.FileHostingActivity, ActivityKind.Delete, false)]
    [InlineData("S3.TRANSITION_SIA.OBJECT", EventClass.FileHostingActivity, ActivityKind.Update, false)]
    [InlineData("WEBSITE.GET.OBJECT", EventClass.FileHostingActivity, ActivityKind.Read, false)]
    [InlineData("REST.GET.BUCKET", EventClass.ApiActivity, ActivityKind.Read, false)]
    [InlineData("REST.PUT.BUCKETPOLICY", EventClass.ApiActivity, ActivityKind.Update, false)]
    [InlineData("REST.DELETE.BUCKET", EventClass.ApiActivity, ActivityKind.Delete, false)]
    [InlineData("odd", EventClass.ApiActivity, ActivityKind.Other, false)]
    [InlineData("", EventClass.ApiActivity, ActivityKind.Other, false)]
    public void AnOperationIsJudgedByItsName(string name, EventClass eventClass, ActivityKind activity, bool isUpload)
    {
        var operation = S3Operation.Of(Encoding.UTF8.GetBytes(name));
        operation.Class.ShouldBe(eventClass);
        operation.Activity.ShouldBe(activity);
        operation.IsUpload.ShouldBe(isUpload);
    }
}
