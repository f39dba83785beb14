#!/usr/bin/env python3
"""Makes Generated.cs of each stand-in from the service models that botocore carries.

    python3 src/Compat/AWSSDK.Protocol/generate.py [--check] [folder of the stand-ins]

The names are those of the AWS SDK for .NET 4. --check writes nothing, and fails where a file differs. The model of
botocore 1.43.11 is what the files in the repository are made from.
"""
import pathlib
import re
import sys

from botocore.loaders import Loader

# Of each package: its namespace, the model, the name of the client, the operations, the name in endpoints.
SERVICES = {
    "Rekognition": ("Rekognition", "rekognition", "Rekognition",
                    "DetectLabels DetectModerationLabels RecognizeCelebrities"),
    "SageMaker": ("SageMaker", "sagemaker", "SageMaker",
                  "AddTags CreateEndpoint CreateEndpointConfig CreateModel CreateTrainingJob CreateTransformJob "
                  "DeleteEndpoint DeleteEndpointConfig DeleteModel DescribeEndpoint DescribeEndpointConfig "
                  "DescribeModel DescribeTrainingJob DescribeTransformJob ListEndpointConfigs ListEndpoints "
                  "ListModels ListTags ListTrainingJobs ListTransformJobs StopTrainingJob StopTransformJob"),
    "SageMakerRuntime": ("SageMakerRuntime", "sagemaker-runtime", "SageMakerRuntime", "InvokeEndpoint"),
    "ResourceGroupsTaggingAPI": ("ResourceGroupsTaggingAPI", "resourcegroupstaggingapi", "ResourceGroupsTaggingAPI",
                                 "GetResources"),
    "Scheduler": ("Scheduler", "scheduler", "Scheduler",
                  "CreateSchedule CreateScheduleGroup DeleteSchedule DeleteScheduleGroup GetSchedule GetScheduleGroup "
                  "ListScheduleGroups ListSchedules ListTagsForResource UpdateSchedule"),
    "CloudWatchLogs": ("CloudWatchLogs", "logs", "CloudWatchLogs", "DescribeLogStreams GetLogEvents"),
    "IdentityManagement": ("IdentityManagement", "iam", "IdentityManagementService", "GetRole SimulatePrincipalPolicy"),
    "ServiceQuotas": ("ServiceQuotas", "service-quotas", "ServiceQuotas", "GetServiceQuota ListServiceQuotas"),
    "ECR": ("ECR", "ecr", "ECR", "BatchGetImage DescribeImages"),
}

# Milliseconds since 1970 in the model, DateTime in the SDK.
MILLISECONDS = {
    "OutputLogEvent": {"timestamp", "ingestionTime"},
    "GetLogEventsRequest": {"startTime", "endTime"},
    "LogStream": {"creationTime", "firstEventTimestamp", "lastEventTimestamp", "lastIngestionTime"},
}

PLAIN = {"string": "string", "integer": "int", "long": "long", "float": "float", "double": "double",
         "boolean": "bool", "timestamp": "DateTime", "blob": "MemoryStream"}
UNITS = {"string": "characters", "list": "items", "map": "entries", "blob": "bytes"}


def capital(name):
    return name[0].upper() + name[1:]


class Service:
    """The C# of one service."""

    def __init__(self, package):
        self.space, self.model_name, self.client, operations = SERVICES[package]
        self.model = Loader().load_service_model(self.model_name, "service-2")
        try:
            pages = Loader().load_service_model(self.model_name, "paginators-1")["pagination"]
        except Exception:
            pages = {}
        self.operations = operations.split()
        self.pages = {name: pages[name] for name in self.operations if name in pages}
        self.shapes = self.model["shapes"]
        self.metadata = self.model["metadata"]
        self.names = {}
        for name in self.operations:
            operation = self.model["operations"][name]
            self.names[operation["input"]["shape"]] = name + "Request"
            if "output" in operation:
                self.names[operation["output"]["shape"]] = name + "Response"
        self.errors = sorted({e["shape"] for name in self.operations
                              for e in self.model["operations"][name].get("errors", [])})
        for name in self.errors:
            self.names[name] = name if name.endswith("Exception") else name + "Exception"
        self.reached = {}
        for name in [*self.names]:
            self.reach(name)

    def reach(self, name):
        if name in self.reached:
            return
        shape = self.reached[name] = self.shapes[name]
        for member in [*shape.get("members", {}).values(), shape.get("member"), shape.get("key"), shape.get("value")]:
            if member:
                self.reach(member["shape"])

    def type_of(self, name, in_collection=False):
        shape = self.shapes[name]
        kind = shape["type"]
        if kind == "structure":
            return self.names.get(name, name)
        if kind == "list":
            return f"List<{self.type_of(shape['member']['shape'], True)}>"
        if kind == "map":
            return f"Dictionary<string, {self.type_of(shape['value']['shape'], True)}>"
        if "enum" in shape:
            return "string" if in_collection else name
        plain = PLAIN[kind]
        return plain if in_collection or plain in ("string", "MemoryStream") else plain + "?"

    def member_doc(self, member, required):
        shape = self.shapes[member["shape"]]
        parts = ["Required."] if required else []
        low, high = shape.get("min"), shape.get("max")
        if shape["type"] in UNITS or low is not None or high is not None:
            unit = " " + UNITS[shape["type"]] if shape["type"] in UNITS else ""
            if low is not None and high is not None:
                parts.append(f"{low} to {high}{unit}.")
            elif high is not None:
                parts.append(f"At most {high}{unit}.")
            elif low:
                parts.append(f"At least {low}{unit}.")
        return " ".join(parts)

    def properties(self, name, only=None):
        shape = self.shapes[name]
        owner = self.names.get(name, name)
        swaps = MILLISECONDS.get(owner, ())
        for member_name, member in shape.get("members", {}).items():
            prop = capital(member_name)
            if prop.lower() == "message" and name in self.errors:
                continue
            assert prop != owner, f"{owner}.{prop}: the compiler refuses a member named as its type"
            required = member_name in shape.get("required", ())
            doc = self.member_doc(member, required)
            if doc:
                yield f"    /// <summary>{doc}</summary>"
            if required:
                yield "    [AWSProperty(Required = true)]"
            location = member.get("location")
            wire = member.get("locationName", member_name)
            if shape.get("payload") == member_name:
                yield "    [Payload]"
            elif location:
                kind = {"uri": "InPath", "querystring": "InQuery", "header": "InHeader"}[location]
                yield f'    [{kind}("{wire}")]'
            elif wire != prop:
                yield f'    [JsonPropertyName("{wire}")]'
            if member.get("idempotencyToken"):
                yield "    [IdempotencyToken]"
            if member_name in swaps:
                yield "    [JsonConverter(typeof(MillisecondsConverter))]"
                type_name = "DateTime?"
            else:
                type_name = self.type_of(member["shape"])
            yield f"    public {type_name} {prop} {{ get; set; }}"
            yield ""

    def block(self, head, body):
        body = list(body)
        while body and not body[-1]:
            body.pop()
        return [head, "{", *body, "}", ""] if body else [head, "{", "}", ""]

    def structures(self):
        inputs = {self.model["operations"][n]["input"]["shape"] for n in self.operations}
        outputs = {self.model["operations"][n]["output"]["shape"] for n in self.operations
                   if "output" in self.model["operations"][n]}
        for name, shape in sorted(self.reached.items(), key=lambda one: self.names.get(one[0], one[0])):
            if shape["type"] != "structure" or name in self.errors:
                continue
            own = self.names.get(name, name)
            if name in inputs:
                yield f"/// <summary>The request of {own.removesuffix('Request')}.</summary>"
                base = f" : Amazon{self.client}Request"
            elif name in outputs:
                yield f"/// <summary>The response of {own.removesuffix('Response')}.</summary>"
                base = " : AmazonWebServiceResponse"
            else:
                yield f"/// <summary>The structure {name} of the service's model.</summary>"
                base = ""
            yield from self.block(f"public partial class {own}{base}", self.properties(name))
        for name in self.operations:
            if "output" not in self.model["operations"][name]:
                yield f"/// <summary>The response of {name}, which tells nothing.</summary>"
                yield from self.block(f"public partial class {name}Response : AmazonWebServiceResponse", [])
        for name in self.errors:
            yield f"/// <summary>The error {name} of the service.</summary>"
            yield from self.exception(self.names[name], f"Amazon{self.client}Exception", self.properties(name))

    def exception(self, name, base, properties):
        return self.block(f"public partial class {name} : {base}", [
            f"    public {name}(string message)", "        : base(message)", "    {", "    }", "",
            f"    public {name}(string message, Exception innerException)",
            "        : base(message, innerException)", "    {", "    }", "",
            f"    public {name}(", "        string message, Exception innerException, ErrorType errorType, "
            "string errorCode, string requestId,", "        HttpStatusCode statusCode)",
            "        : base(message, innerException, errorType, errorCode, requestId, statusCode)",
            "    {", "    }", "", *properties])

    def enums(self):
        for name, shape in sorted(self.reached.items()):
            if "enum" not in shape or shape["type"] != "string":
                continue
            body = []
            for value in shape["enum"]:
                body += [f'    public static readonly {name} {constant(value)} = new("{value}");']
            body += ["", f"    public {name}(string value)", "        : base(value)", "    {", "    }", "",
                     f"    public static {name} FindValue(string value) => FindValue<{name}>(value);", "",
                     f"    public static implicit operator {name}(string value) => FindValue(value);"]
            yield f"/// <summary>The values of {name} that the model knows; others may come.</summary>"
            yield from self.block(f"public class {name} : ConstantClass", body)

    def surface(self):
        client = f"Amazon{self.client}"
        signatures = {name: f"Task<{name}Response> {name}Async(\n        {name}Request request, "
                      "CancellationToken cancellationToken = default)" for name in self.operations}
        body = []
        if self.pages:
            body += ["    /// <summary>The operations that answer in pages.</summary>",
                     f"    I{self.client}PaginatorFactory Paginators {{ get; }}", ""]
        for name in self.operations:
            body += [f"    /// <summary>Calls {name}.</summary>", f"    {signatures[name]};", ""]
        body += ["    static ClientConfig IAmazonService.CreateDefaultClientConfig() => "
                 f"new {client}Config();", "",
                 "    static IAmazonService IAmazonService.CreateDefaultServiceClient(",
                 "        AWSCredentials awsCredentials, ClientConfig clientConfig) =>",
                 f"        new {client}Client(awsCredentials, ({client}Config)clientConfig);"]
        yield "/// <summary>The service.</summary>"
        yield from self.block(f"public partial interface I{client} : IAmazonService, IDisposable", body)

        yield "/// <summary>Calls the service.</summary>"
        body = [f"    private static readonly ServiceModel s_model = new(", f'        "{client}",',
                f'        "{self.metadata.get("targetPrefix", "")}",',
                f'        "{self.metadata.get("jsonVersion", "")}",',
                f'        "{self.metadata["apiVersion"]}",',
                f"        static (message, inner, type, code, id, status) =>",
                f"            new {client}Exception(message, inner, type, code, id, status))", "    {"]
        for name in self.errors:
            code = self.shapes[name].get("error", {}).get("code", name)
            body += [f'        ["{code}"] = static (message, inner, type, code, id, status) =>',
                     f"            new {self.names[name]}(message, inner, type, code, id, status),"]
        body += ["    };", ""]
        for arguments, base in [
                ("", f"new {client}Config()"),
                ("RegionEndpoint region", f"new {client}Config {{ RegionEndpoint = region }}"),
                (f"{client}Config config", "config"),
                ("AWSCredentials credentials", f"credentials, new {client}Config()"),
                ("AWSCredentials credentials, RegionEndpoint region",
                 f"credentials, new {client}Config {{ RegionEndpoint = region }}"),
                (f"AWSCredentials credentials, {client}Config clientConfig", "credentials, clientConfig")]:
            body += [f"    public {client}Client({arguments})", f"        : base({base})", "    {", "    }", ""]
        if self.pages:
            body += [f"    public I{self.client}PaginatorFactory Paginators => new PaginatorFactory(this);", ""]
        body += ["    protected override IServiceMetadata ServiceMetadata { get; } = "
                 f'new StandInMetadata("{self.metadata["serviceId"]}");', ""]
        for name in self.operations:
            http = self.model["operations"][name]["http"]
            protocol = {"json": "JsonOperation", "rest-json": "RestOperation",
                        "query": "QueryOperation"}[self.metadata["protocol"]]
            rest = f', "{http["method"]}", "{http["requestUri"]}"' if protocol == "RestOperation" else ""
            body += [f"    public virtual {signatures[name]} =>",
                     f"        InvokeAsync<{name}Response>(request, {name}Call.Options, cancellationToken);", ""]
        body += ["    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => "
                 "StandInPipeline.Customize(pipeline);", ""]
        for name in self.operations:
            http = self.model["operations"][name]["http"]
            rest = f', "{http["method"]}", "{http["requestUri"]}"' if protocol == "RestOperation" else ""
            body += [f"    private static class {name}Call", "    {",
                     f"        public static readonly InvokeOptions Options =",
                     f"            new {protocol}<{name}Request, {name}Response>(s_model, \"{name}\"{rest}).Options;",
                     "    }", ""]
        if self.pages:
            body += self.page_classes()
        yield from self.block(f"public partial class {client}Client : AmazonServiceClient, I{client}", body)

        prefix, signing = self.metadata["endpointPrefix"], self.metadata.get("signingName",
                                                                             self.metadata["endpointPrefix"])
        if self.model_name == "ecr":
            signing = "ecr"
        is_global = "true" if self.model_name == "iam" else "false"
        yield "/// <summary>How the service is reached.</summary>"
        yield from self.block(f"public partial class {client}Config : ClientConfig", [
            f"    public {client}Config()", "        : base(StandInConfiguration.Provider)", "    {",
            f'        ServiceId = "{self.metadata["serviceId"]}";',
            f'        AuthenticationServiceName = "{signing}";',
            f'        EndpointProvider = new StandInEndpoints("{prefix}", "{signing}", isGlobal: {is_global});',
            "    }",
            "", f'    public override string RegionEndpointServiceName => "{prefix}";', "",
            f'    public override string ServiceVersion => "{self.metadata["apiVersion"]}";', "",
            f'    public override string UserAgent => StandInConfiguration.UserAgent("{self.space}");', "",
            "    public override Endpoint DetermineServiceOperationEndpoint("
            "ServiceOperationEndpointParameters parameters) =>",
            "        EndpointProvider.ResolveEndpoint("
            "StandInEndpoints.Parameters(this, parameters.AlternateEndpoint));"])
        yield "/// <summary>What all requests to the service share.</summary>"
        yield from self.block(f"public partial class {client}Request : AmazonWebServiceRequest", [])
        yield "/// <summary>An error of the service that its model does not name.</summary>"
        yield from self.exception(f"Amazon{self.client}Exception", "AmazonServiceException", [])

    def result_of(self, name):
        page = self.pages[name]
        output = self.shapes[self.model["operations"][name]["output"]["shape"]]
        keys = page["result_key"] if isinstance(page["result_key"], list) else [page["result_key"]]
        return [(capital(key), self.type_of(output["members"][key]["shape"])[5:-1]) for key in keys]

    def paginators(self):
        body = []
        for name in self.pages:
            body += [f"    I{name}Paginator {name}({name}Request request);", ""]
        yield "/// <summary>The operations that answer in pages.</summary>"
        yield from self.block(f"public interface I{self.client}PaginatorFactory", body)
        for name in self.pages:
            body = [f"    IPaginatedEnumerable<{name}Response> Responses {{ get; }}", ""]
            for key, item in self.result_of(name):
                body += [f"    IPaginatedEnumerable<{item}> {key} {{ get; }}", ""]
            yield f"/// <summary>The pages of {name}.</summary>"
            yield from self.block(f"public interface I{name}Paginator", body)

    def page_classes(self):
        yield (f"    private sealed class PaginatorFactory(Amazon{self.client}Client client) "
               f": I{self.client}PaginatorFactory")
        yield "    {"
        for name in self.pages:
            yield f"        public I{name}Paginator {name}({name}Request request) => new {name}Pages(client, request);"
        yield "    }"
        yield ""
        for name, page in self.pages.items():
            token_in, token_out = capital(page["input_token"]), capital(page["output_token"])
            yield f"    private sealed class {name}Pages(Amazon{self.client}Client client, {name}Request request)"
            yield f"        : Pages<{name}Response>, I{name}Paginator"
            yield "    {"
            yield f"        public IPaginatedEnumerable<{name}Response> Responses => this;"
            yield ""
            for key, item in self.result_of(name):
                yield f"        public IPaginatedEnumerable<{item}> {key} =>"
                yield (f"            new PaginatedResultKeyResponse<{name}Response, {item}>("
                       f"this, static one => one.{key} ?? []);")
                yield ""
            yield f"        protected override Task<{name}Response> Ask(string token, CancellationToken cancel)"
            yield "        {"
            yield f"            request.{token_in} = token;"
            yield f"            return client.{name}Async(request, cancel);"
            yield "        }"
            yield ""
            yield f"        protected override string TokenOf({name}Response response) => response.{token_out};"
            yield "    }"
            yield ""

    def text(self):
        head = f"""\
// <auto-generated>
// Made by src/Compat/AWSSDK.Protocol/generate.py from botocore's model {self.model_name}/{self.metadata['apiVersion']}.
// </auto-generated>
#nullable disable
using System.Net;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns;
using Amazon.{self.space}.Model;

"""
        root = [*self.surface(), *self.enums()]
        model = [*self.structures(), *(self.paginators() if self.pages else [])]
        return head + "\n".join(indented(f"namespace Amazon.{self.space}", root)
                                + indented(f"namespace Amazon.{self.space}.Model", model)) + "\n"


def indented(head, lines):
    while lines and not lines[-1]:
        lines.pop()
    inner = [part for line in lines for part in line.split("\n")]
    return [head, "{", *("    " + line if line else "" for line in inner), "}"]


def constant(value):
    """The SDK's name of a constant: parts between signs, each with a capital."""
    name = "".join(capital(part) for part in re.split(r"[^A-Za-z0-9_]+", value) if part)
    return "_" + name if name[0].isdigit() else name


def main(arguments):
    check = "--check" in arguments
    folders = [one for one in arguments if one != "--check"]
    root = pathlib.Path(folders[0]) if folders else pathlib.Path(__file__).resolve().parent.parent
    wrong = 0
    for package in SERVICES:
        path = root / f"AWSSDK.{package}" / "Generated.cs"
        text = Service(package).text()
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path} differs from what the model gives.")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
