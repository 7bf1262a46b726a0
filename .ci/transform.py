"""Runs the SAM transform over template.yaml with the parameters of every stage in samconfig.toml.

Fails on what the transform refuses, and on what only shows after it: a version with both SnapStart and
provisioned concurrency, a deployment group whose configuration CodeDeploy does not have or whose alarms
do not exist, an alias that gets traffic unchecked or does not follow its versions, a deployment that
would publish no version. The templates that it nests have nothing to transform. Needs aws-sam-translator, which comes with cfn-lint.
"""

import os
import sys
import tomllib
from pathlib import Path

from cfnlint.decode.cfn_yaml import load
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

os.environ.setdefault("AWS_DEFAULT_REGION", "us-west-2")  # the transform asks for one
ROOT = Path(__file__).resolve().parent.parent
CONCURRENCIES = ("SnapStart", "Provisioned")
CODEDEPLOY_CONFIGURATIONS = {
    "CodeDeployDefault.Lambda" + kind
    for kind in (
        "AllAtOnce",
        *(f"Canary10Percent{m}Minutes" for m in (5, 10, 15, 30)),
        *(f"Linear10PercentEvery{m}" for m in ("1Minute", "2Minutes", "3Minutes", "10Minutes")),
    )
}
LEAST = {
    "AWS::Lambda::Version": 7,
    "AWS::Lambda::Alias": 7,
    "AWS::Lambda::EventInvokeConfig": 7,
    "AWS::CodeDeploy::DeploymentGroup": 6,
    "AWS::StepFunctions::StateMachineAlias": 1,
    "AWS::CloudFormation::Stack": 4,
}
NO_VALUE = {"Ref": "AWS::NoValue"}


def stages():
    for name, stage in tomllib.loads((ROOT / "samconfig.toml").read_text()).items():
        overrides = stage.get("deploy", {}).get("parameters", {}).get("parameter_overrides") if isinstance(stage, dict) else None
        if overrides:
            pairs = (pair.split("=", 1) for pair in overrides)
            yield name, {key: value.strip("\"'") for key, value in pairs}


def transformed(parameters):
    """The template after the transform, with conditions decided and parameters filled in."""
    # The transform refuses local paths; `sam package` would have replaced them.
    template = load(str(ROOT / "template.yaml"))
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        for key in ("CodeUri", "DefinitionUri"):
            if key in properties:
                properties[key] = "s3://bucket/" + properties[key]
    values = {**{k: p["Default"] for k, p in template["Parameters"].items()}, **parameters}
    result = Translator({}, Parser()).translate(template, values)
    return resolved(result["Resources"], values, result["Conditions"])


def holds(condition, values, conditions):
    """Whether a condition is true."""
    ((function, arguments),) = condition.items()
    match function:
        case "Condition":
            return holds(conditions[arguments], values, conditions)
        case "Fn::Equals":
            left, right = (resolved(a, values, conditions) for a in arguments)
            return str(left) == str(right)
        case "Fn::Not":
            return not holds(arguments[0], values, conditions)
        case "Fn::And":
            return all(holds(a, values, conditions) for a in arguments)
        case "Fn::Or":
            return any(holds(a, values, conditions) for a in arguments)
    raise ValueError(f"unknown condition {function}")


def resolved(node, values, conditions):
    """A tree without Fn::If, AWS::NoValue and references to parameters."""
    if isinstance(node, list):
        items = (resolved(item, values, conditions) for item in node)
        return [item for item in items if item != NO_VALUE]
    if not isinstance(node, dict):
        return node
    if "Fn::If" in node:
        name, yes, no = node["Fn::If"]
        return resolved(yes if holds(conditions[name], values, conditions) else no, values, conditions)
    if node.keys() == {"Ref"}:
        return values.get(node["Ref"], node)
    if node.keys() == {"Fn::Sub"} and isinstance(node["Fn::Sub"], list):
        text, names = node["Fn::Sub"]
        names = resolved(names, values, conditions)
        if all(isinstance(value, str) for value in names.values()):
            for name, value in names.items():
                text = text.replace("${" + name + "}", value)
            return text
    items = ((key, resolved(value, values, conditions)) for key, value in node.items())
    return {key: value for key, value in items if value != NO_VALUE}


def of_type(resources, kind):
    return {name: r["Properties"] for name, r in resources.items() if r["Type"] == kind}


def problems(resources):
    for kind, least in LEAST.items():
        if len(of_type(resources, kind)) < least:
            yield f"{len(of_type(resources, kind))} of {kind}, expected {least}"
    for name, alias in of_type(resources, "AWS::Lambda::Alias").items():
        yield from (f"{name} {what}" for what in alias_problems(resources, name, alias))
    for name, group in of_type(resources, "AWS::CodeDeploy::DeploymentGroup").items():
        yield from (f"{name} {what}" for what in group_problems(resources, group))
    for name, alias in of_type(resources, "AWS::StepFunctions::StateMachineAlias").items():
        alarms = alias["DeploymentPreference"].get("Alarms", [])
        yield from (f"{name} {what}" for what in alarm_problems(resources, alarms))


def alias_problems(resources, name, alias):
    function = alias["FunctionName"]["Ref"]
    snapshot = resources[function]["Properties"].get("SnapStart", {}).get("ApplyOn") == "PublishedVersions"
    if snapshot and "ProvisionedConcurrencyConfig" in alias:
        yield "has a snapshot and provisioned concurrency, which Lambda refuses"
    version, attribute = alias["FunctionVersion"]["Fn::GetAtt"]
    if attribute != "Version" or of_type(resources, "AWS::Lambda::Version").get(version, {}).get("FunctionName") != {"Ref": function}:
        yield f"does not follow the versions of {function}"
    policy = resources[name].get("UpdatePolicy", {}).get("CodeDeployLambdaAliasUpdate", {})
    if function != "CheckVersion" and policy.get("BeforeAllowTrafficHook") != {"Ref": "CheckVersion"}:
        yield "gets traffic unchecked"


def group_problems(resources, group):
    if group.get("DeploymentConfigName") not in CODEDEPLOY_CONFIGURATIONS:
        yield f"shifts traffic by {group.get('DeploymentConfigName')}, which CodeDeploy does not have"
    watch = group.get("AlarmConfiguration", {})
    yield from alarm_problems(resources, [a["Name"] for a in watch.get("Alarms", [])] if watch.get("Enabled") else [])


def alarm_problems(resources, alarms):
    if not alarms:
        yield "is taken back by no alarm"
    for alarm in alarms:
        if resources.get(alarm.get("Ref"), {}).get("Type") != "AWS::CloudWatch::Alarm":
            yield f"is taken back by {alarm}, which is no alarm"


def version_problems(parameters):
    """A new Revision makes a new version of every function; SAM alone sees no parameter's value."""
    first, second = (of_type(transformed({**parameters, "Revision": r * 64}), "AWS::Lambda::Version") for r in "01")
    for name in first.keys() & second.keys():
        yield f"{name} stays the same when the Revision changes"


def main():
    found, seen = [], 0
    for stage, given in stages():
        for concurrency in CONCURRENCIES:
            parameters = {**given, "Stage": stage, "Concurrency": concurrency}
            here = [*problems(transformed(parameters)), *version_problems(parameters)]
            found += [f"{stage}, {concurrency}: {problem}" for problem in here]
            seen += 1
    if seen != 6:
        found.append(f"samconfig.toml gives {seen} sets of parameters, expected 6")
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"SAM transform: {seen} sets of parameters, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
