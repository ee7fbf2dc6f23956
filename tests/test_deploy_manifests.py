"""The Kubernetes manifests: rights, limits, probes and names, as kube-linter and kube-score look at them, and what they cannot know."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import signpost
from signpost.settings import SETTINGS, read_settings
from tests.live.deployment import image_environment

ROOT = Path(__file__).resolve().parent.parent
PARTS: list[dict[str, Any]] = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes" / "signpost.yaml").read_text()))
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yml").read_text())["services"]


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    """The manifests of a kind by their names."""
    return {each["metadata"]["name"]: each for each in PARTS if each["kind"] == kind}


DEPLOYMENTS = of_kind("Deployment")
every_deployment = pytest.mark.parametrize("name", DEPLOYMENTS)


def pod_of(name: str) -> dict[str, Any]:
    """The pod that a deployment makes."""
    return dict(DEPLOYMENTS[name]["spec"]["template"]["spec"])


def container_of(name: str) -> dict[str, Any]:
    """The one container of a deployment's pod."""
    [container] = pod_of(name)["containers"]
    return dict(container)


def selected(labels: dict[str, str]) -> list[str]:
    """The deployments whose pods carry these labels."""
    carried = {name: each["spec"]["template"]["metadata"]["labels"] for name, each in DEPLOYMENTS.items()}
    return [name for name, has in carried.items() if labels.items() <= has.items()]


def seconds(probe: dict[str, Any]) -> int:
    """How long a probe may fail before something is done."""
    return int(probe["periodSeconds"] * probe["failureThreshold"])


def test_there_is_something_to_look_at() -> None:
    assert set(DEPLOYMENTS) == {"rasa", "actions"}
    assert len(PARTS) == len({(each["kind"], each["metadata"]["name"]) for each in PARTS})


def test_everything_lies_in_the_namespace_that_refuses_rights() -> None:
    [namespace] = of_kind("Namespace").values()
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    inside = [each for each in PARTS if each["kind"] != "Namespace"]
    assert {each["metadata"].get("namespace") for each in inside} == {namespace["metadata"]["name"]}


@every_deployment
def test_pod_has_no_rights(name: str) -> None:
    pod = pod_of(name)
    context = pod["securityContext"]
    assert context["runAsNonRoot"] is True
    assert (context["runAsUser"], context["runAsGroup"]) == (10001, 10001)
    assert context["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["serviceAccountName"] in of_kind("ServiceAccount")
    # Neither the pod nor the account hands out a token for the cluster, and no other service's address is put into the variables.
    assert pod["automountServiceAccountToken"] is False
    assert of_kind("ServiceAccount")[pod["serviceAccountName"]]["automountServiceAccountToken"] is False
    assert pod["enableServiceLinks"] is False
    assert not {"hostNetwork", "hostPID", "hostIPC", "initContainers"} & pod.keys()
    assert {kind for volume in pod["volumes"] for kind in volume.keys() - {"name"}} == {"emptyDir"}


@every_deployment
def test_container_has_no_rights(name: str) -> None:
    container = container_of(name)
    expected = {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    assert container["securityContext"] == expected
    assert "hostPort" not in str(container["ports"])


@every_deployment
def test_container_is_bounded(name: str) -> None:
    resources = container_of(name)["resources"]
    assert resources["requests"].keys() == resources["limits"].keys() == {"cpu", "memory", "ephemeral-storage"}
    assert all("sizeLimit" in volume["emptyDir"] for volume in pod_of(name)["volumes"])


@every_deployment
def test_image_is_this_release_and_never_the_latest(name: str) -> None:
    assert container_of(name)["image"].rpartition(":")[2] == signpost.__version__


@every_deployment
def test_what_must_be_written_can_be(name: str) -> None:
    container = container_of(name)
    mounts = {each["mountPath"]: each["name"] for each in container["volumeMounts"]}
    assert set(mounts.values()) == {each["name"] for each in pod_of(name)["volumes"]}
    variables = image_environment()
    written = {variables["HOME"], *([variables["SIGNPOST_VAR"]] if name == "rasa" else [])}
    assert written == mounts.keys()


@every_deployment
def test_container_starts_as_the_compose_file_does(name: str) -> None:
    # That command is the one that was tried (tests/live/deployment.py).
    assert container_of(name)["args"] == COMPOSE[name]["command"]


@every_deployment
def test_probes_ask_the_port_that_listens(name: str) -> None:
    container = container_of(name)
    [port] = container["ports"]
    assert str(port["containerPort"]) in container["args"]
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert container[probe]["httpGet"]["port"] == port["name"], probe
    tried = re.search(r"127\.0\.0\.1:\d+(/[\w/]+)", str(COMPOSE[name]["healthcheck"]["test"]))
    assert tried is not None
    assert container["readinessProbe"]["httpGet"]["path"] == tried.group(1)


@every_deployment
def test_a_busy_process_is_spared_before_it_is_restarted(name: str) -> None:
    container = container_of(name)
    assert seconds(container["readinessProbe"]) < seconds(container["livenessProbe"]) <= seconds(container["startupProbe"])
    assert seconds(container["startupProbe"]) >= 120
    waits = int(container["lifecycle"]["preStop"]["exec"]["command"][1])
    grace = int(COMPOSE["rasa"]["stop_grace_period"].rstrip("s"))
    # Unready for long enough to be noticed, and time to finish the messages in hand after that.
    assert 5 <= waits <= pod_of(name)["terminationGracePeriodSeconds"] - 30
    assert pod_of(name)["terminationGracePeriodSeconds"] >= grace


@every_deployment
def test_rollouts_and_drains_leave_somebody_who_answers(name: str) -> None:
    spec = DEPLOYMENTS[name]["spec"]
    assert spec["strategy"] == {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}
    assert "replicas" not in spec, "the autoscaler's number would be undone at each apply"
    scaler = next(each["spec"] for each in of_kind("HorizontalPodAutoscaler").values() if each["spec"]["scaleTargetRef"]["name"] == name)
    assert scaler["scaleTargetRef"] == {"apiVersion": "apps/v1", "kind": "Deployment", "name": name}
    budget = next(
        each["spec"] for each in of_kind("PodDisruptionBudget").values() if selected(each["spec"]["selector"]["matchLabels"]) == [name]
    )
    assert 1 <= budget["minAvailable"] < scaler["minReplicas"] < scaler["maxReplicas"]
    assert budget["unhealthyPodEvictionPolicy"] == "AlwaysAllow"
    [spread] = pod_of(name)["topologySpreadConstraints"]
    assert (spread["topologyKey"], selected(spread["labelSelector"]["matchLabels"])) == ("kubernetes.io/hostname", [name])


@every_deployment
def test_selector_finds_its_own_pods_alone(name: str) -> None:
    assert selected(DEPLOYMENTS[name]["spec"]["selector"]["matchLabels"]) == [name]


def test_services_and_ingress_lead_to_ports_that_exist() -> None:
    services = of_kind("Service")
    for service in services.values():
        [name] = selected(service["spec"]["selector"])
        assert {each["targetPort"] for each in service["spec"]["ports"]} == {each["name"] for each in container_of(name)["ports"]}
        assert service["spec"].get("type", "ClusterIP") == "ClusterIP"
    [ingress] = of_kind("Ingress").values()
    for rule in ingress["spec"]["rules"]:
        assert rule["host"] in {host for each in ingress["spec"]["tls"] for host in each["hosts"]}
        for path in rule["http"]["paths"]:
            backend = path["backend"]["service"]
            assert backend["name"] == "rasa"
            assert backend["port"]["name"] in {each["name"] for each in services["rasa"]["spec"]["ports"]}


def test_nothing_comes_in_or_goes_out_but_what_is_named() -> None:
    policies = {name: each["spec"] for name, each in of_kind("NetworkPolicy").items()}
    assert policies["closed"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    for name in DEPLOYMENTS:
        assert selected(policies[name]["podSelector"]["matchLabels"]) == [name]
        assert policies[name]["policyTypes"] == ["Ingress", "Egress"]
        doors = [(each, each.get("from")) for each in policies[name].get("ingress", ())]
        doors += [(each, each.get("to")) for each in policies[name].get("egress", ())]
        for door, peers in doors:
            assert door["ports"] and peers and all(peer and "ipBlock" not in peer for peer in peers)
    # The action server asks for no password: the bot alone may call it, and it calls nobody.
    assert "egress" not in policies["actions"]
    assert [peer for door in policies["actions"]["ingress"] for peer in door["from"]] == [{"podSelector": {"matchLabels": {"app": "rasa"}}}]


def test_settings_are_known_and_no_secret_stands_in_the_open() -> None:
    [settings] = of_kind("ConfigMap").values()
    assert read_settings(settings["data"]).number("SIGNPOST_RETENTION_DAYS") > 0
    assert "Secret" not in {each["kind"] for each in PARTS}
    secret = {"SIGNPOST_SECRET", "SIGNPOST_OLD_SECRETS", "SIGNPOST_DATABASE_URL", "SIGNPOST_REDIS_URL"}
    assert secret <= {each.name for each in SETTINGS}
    assert not secret & settings["data"].keys()
    assert all("env" not in container_of(name) for name in DEPLOYMENTS)
    # The action server needs no key and gets none.
    assert [name for name in DEPLOYMENTS if "secretRef" in str(container_of(name)["envFrom"])] == ["rasa"]
