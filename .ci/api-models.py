"""Cuts AWS's published API models down to the requests that the local engine serves.

    python3 .ci/api-models.py [folder of botocore]

Writes a file for each service to local/src/main/resources/api/. A new operation of the engine is added to SERVICES.
The folder holds `data/`; without it, the installed botocore is taken. AWS publishes the models under Apache 2.0.
"""

import glob
import gzip
import json
import pathlib
import sys

TARGET = pathlib.Path(__file__).parent.parent / "local/src/main/resources/api"

# Signing name: the model's folder, the type of the error for a member that is missing and for one that is invalid,
# and the operations.
SERVICES = {
    "bedrock": ("bedrock-runtime", "ValidationException", "ValidationException",
                "ApplyGuardrail Converse ConverseStream CountTokens InvokeModel InvokeModelWithResponseStream"),
    "cloudformation": ("cloudformation", "ValidationError", "ValidationError", "DescribeStacks"),
    "connect": ("connect", "InvalidRequestException", "InvalidParameterException",
                "DescribeContact DescribeContactFlow GetContactAttributes ListContactFlows ListInstances "
                "SearchContacts StartOutboundVoiceContact StopContact UpdateContactAttributes"),
    "events": ("events", "ValidationException", "ValidationException", "ListRules PutEvents"),
    "lambda": ("lambda", "ValidationException", "ValidationException",
               "GetFunction GetFunctionConfiguration Invoke ListFunctions UpdateFunctionConfiguration"),
    "lex": ("lexv2-runtime", "ValidationException", "ValidationException",
            "DeleteSession GetSession PutSession RecognizeText"),
    "logs": ("logs", "InvalidParameterException", "InvalidParameterException", "FilterLogEvents"),
    "secretsmanager": ("secretsmanager", "ValidationException", "ValidationException",
                       "DescribeSecret GetSecretValue ListSecrets PutSecretValue"),
    "sns": ("sns", "InvalidParameter", "InvalidParameter",
            "GetTopicAttributes ListSubscriptionsByTopic ListTopics Publish"),
    "sqs": ("sqs", "MissingParameter", "InvalidParameterValue",
            "DeleteMessage GetQueueAttributes GetQueueUrl ListQueues ReceiveMessage SendMessage"),
    "states": ("stepfunctions", "ValidationException", "ValidationException",
               "CreateStateMachine DescribeExecution DescribeStateMachine DescribeStateMachineForExecution "
               "GetExecutionHistory ListExecutions ListStateMachines SendTaskFailure SendTaskHeartbeat "
               "SendTaskSuccess StartExecution StartSyncExecution StopExecution"),
    "xray": ("xray", "InvalidRequestException", "InvalidRequestException", "BatchGetTraces GetTraceSummaries"),
}

# What the error says of a member, where a service does not say what most of AWS's services do.
TEXTS = {
    "sns": {"missingText": "Invalid parameter: %s Reason: no value for required parameter",
            "invalidText": "Invalid parameter: %s Reason: %s"},
    "sqs": {"missingText": "The request must contain the parameter %s.",
            "invalidText": "Value for parameter %s is invalid. Reason: %s."},
}

SHAPE = ("type", "required", "min", "max", "pattern", "enum", "payload", "union", "document")
MEMBER = ("shape", "location", "locationName")


def cut_member(member):
    return {key: member[key] for key in MEMBER if key in member}


def cut_shape(shape):
    cut = {key: shape[key] for key in SHAPE if key in shape}
    if "pattern" in cut:
        # Connect's phone number is escaped once too often.
        cut["pattern"] = cut["pattern"].replace("\\\\", "\\")
    for key in ("member", "key", "value"):
        if key in shape:
            cut[key] = cut_member(shape[key])
    if "members" in shape:
        cut["members"] = {name: cut_member(member) for name, member in shape["members"].items()}
    return cut


def reach(shapes, name, found):
    if name in found:
        return
    found[name] = cut_shape(shapes[name])
    for member in [*found[name].get("members", {}).values(), *(found[name].get(k) for k in ("member", "key", "value"))]:
        if member:
            reach(shapes, member["shape"], found)


def cut(source, folder, missing, invalid, wanted):
    path = sorted(glob.glob(f"{source}/data/{folder}/*/service-2.json.gz"))[-1]
    with gzip.open(path) as file:
        model = json.load(file)
    operations, shapes = {}, {}
    for name in sorted(wanted.split()):
        operation = model["operations"][name]
        operations[name] = {key: operation["http"][key] for key in ("method", "requestUri")}
        if "input" in operation:
            operations[name]["input"] = operation["input"]["shape"]
            reach(model["shapes"], operation["input"]["shape"], shapes)
    return {
        "source": "/".join(path.split("/")[-4:]).removesuffix(".gz"),
        "protocol": model["metadata"]["protocol"],
        "missing": missing,
        "invalid": invalid,
        "operations": operations,
        "shapes": dict(sorted(shapes.items())),
    }


def lines(model):
    """JSON with a line for each operation and shape, so that a change shows what changed."""
    parts = []
    for key, value in model.items():
        if isinstance(value, dict):
            entries = ",\n".join(f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in value.items())
            parts.append(f"  {json.dumps(key)}: {{\n{entries}\n  }}")
        else:
            parts.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main():
    if len(sys.argv) > 1:
        source = sys.argv[1]
    else:
        import botocore

        source = str(pathlib.Path(botocore.__file__).parent)
    for name, service in SERVICES.items():
        (TARGET / f"{name}.json").write_text(lines({**cut(source, *service), **TEXTS.get(name, {})}))


if __name__ == "__main__":
    main()
